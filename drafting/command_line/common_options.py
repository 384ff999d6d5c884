"""The options that several commands have."""

from drafting.command_line.argparse_zh import Parser


def engine_option(parser: Parser, who: str) -> None:
    """Add --engine; ``who`` says what the engine does."""
    parser.add_argument(
        "--engine",
        choices=("auto", "offline", "llm"),
        default="auto",
        help=f"{who}：auto 配置了模型就用模型，offline 不用模型，llm 必须用模型",
    )


def json_option(parser: Parser) -> None:
    """Add --json."""
    parser.add_argument("--json", action="store_true", help="输出给程序读的 JSON")


def section_argument(parser: Parser, *, optional: bool = False) -> None:
    """Add the section that the command is about."""
    parser.add_argument(
        "section",
        nargs="?" if optional else None,
        metavar="节",
        help="工作、亮点、不足、计划，或一至四；也可以是标题、署名、开头、另加部分、落款",
    )
