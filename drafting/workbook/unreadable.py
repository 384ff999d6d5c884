"""Why a spreadsheet cannot be read, and how much of one is."""

from drafting.errors import Problem, WorkbookError

MAX_ROWS, MAX_COLUMNS = 200_000, 26
MAX_CELLS = MAX_ROWS * MAX_COLUMNS
"""From the first cell to the last: a ledger of a whole company with 100,000 rows has a million."""
MAX_CHARACTERS = 30_000_000
LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds."""
MAX_SHEETS = 400
SAVE_AGAIN = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再试"
CHECK_FILE = "请确认没有选错文件"
DAMAGED = "文件已损坏，或没有下载完整", "请重新取得这个文件，或打开后另存为 .xlsx 再试"
PASSWORD = "文件有密码", "请先在 Excel 或 WPS 中去掉密码（包括保护工作簿的密码）再试"


def unreadable(
    name: str, message: str, suggestion: str = SAVE_AGAIN, place: str = ""
) -> WorkbookError:
    """Return the error that a spreadsheet cannot be read, with the reason."""
    return WorkbookError("表格无法读取", [Problem(name, place, "", message, suggestion)])
