"""What has arrived of one answer, and whether it is a whole one."""

from dataclasses import dataclass

from drafting.endpoint.faults import ShapelessError, broken_off, reply_fault
from drafting.errors import IncompleteError, UnusableAnswerError
from drafting.model.answer import Answer

REFUSALS = ("content_filter", "sensitive")  # finish reasons; the second is GLM's


class LengthError(IncompleteError):
    """The answer reached the length limit."""


@dataclass(slots=True)
class Reply:
    """What has arrived of one answer; the token counts are the server's, 0 where it gives none."""

    text: str = ""
    finish: str | None = None
    refused: bool = False
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def add(self, piece: "Reply") -> None:
        """Add what has arrived next."""
        self.text += piece.text
        self.finish = piece.finish or self.finish
        self.refused = self.refused or piece.refused
        self.prompt_tokens = piece.prompt_tokens or self.prompt_tokens
        self.completion_tokens = piece.completion_tokens or self.completion_tokens

    def answer(self) -> Answer:
        """Return the answer; raises when it is not a whole one."""
        if self.refused or self.finish in REFUSALS:
            raise broken_off(reply_fault(None, "content_filter"), self.text)
        if self.finish == "length":
            raise LengthError(
                "模型写到长度上限就停了。请在设置文件里加大 max_tokens，或关闭模型的思考功能",
                self.text,
            )
        if self.finish is None and not self.text:
            raise ShapelessError
        if self.finish != "stop":
            raise IncompleteError("模型的答复没有写完就断了。请再试一次", self.text)
        if not self.text.strip():
            raise UnusableAnswerError(
                "模型没有写出正文。如果它是会思考的模型，请关闭思考功能，或换用不思考的模型"
            )
        return Answer(self.text, self.prompt_tokens, self.completion_tokens)
