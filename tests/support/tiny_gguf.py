"""A model for llama-server with random weights, half a megabyte: what it writes is noise in Chinese characters."""

import math
from pathlib import Path

import gguf
import numpy as np

CONTEXT = 65536  # as if trained with it; llama-server is told how much to use
EMBEDDING, FORWARD = 32, 64
SPREAD = 0.02  # small beside channel 0, so that the logits are near their biases

CONTROL = ("<unk>", "<s>", "</s>", "<|im_start|>", "<|im_end|>")
START, END = 1, 4
ASCII = tuple(chr(code) for code in range(32, 127))
NEVER, SELDOM, OFTEN = -50.0, -3.0, 3.0  # biases of a token; 0 is a Chinese character's
CHAT = """\
{% for m in messages %}<|im_start|>{{ m['role'] }}
{{ m['content'] }}<|im_end|>
{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
{% endif %}"""


def write_model(path: Path, characters: str, length: float) -> None:
    """Write a model whose answers are of these characters and, on average, so many of them long.

    Of ASCII it writes little unless a grammar wants it, but quotation marks, which end a JSON string; bytes it never
    writes, they would be no whole characters. With an infinite length it writes until it is stopped.
    """
    words = (*ASCII, *sorted(set(characters) - set(ASCII)))
    kinds = gguf.TokenType
    vocabulary = [(text, kinds.CONTROL, NEVER) for text in CONTROL]
    vocabulary += [(f"<0x{byte:02X}>", kinds.BYTE, NEVER) for byte in range(256)]
    vocabulary += [(w.replace(" ", "▁"), kinds.NORMAL, SELDOM if w in ASCII else 0) for w in words]
    texts, types, biases = zip(*vocabulary, strict=True)
    bias = np.array(biases, np.float32)
    bias[texts.index('"')] = OFTEN
    bias[END] = NEVER if math.isinf(length) else math.log(np.exp(bias).sum() / length)

    model = gguf.GGUFWriter(path, "llama")
    model.add_context_length(CONTEXT)
    model.add_embedding_length(EMBEDDING)
    model.add_block_count(1)
    model.add_feed_forward_length(FORWARD)
    model.add_head_count(1)
    model.add_layer_norm_rms_eps(1e-5)
    model.add_file_type(gguf.LlamaFileType.ALL_F32)
    model.add_tokenizer_model("llama")
    model.add_token_list([text.encode() for text in texts])
    model.add_token_types(types)
    model.add_token_scores([0.0] * len(texts))
    model.add_bos_token_id(START)
    model.add_eos_token_id(END)
    model.add_add_space_prefix(False)
    model.add_chat_template(CHAT)
    for name, weights in _weights(bias).items():
        model.add_tensor(name, weights)
    model.write_header_to_file()
    model.write_kv_data_to_file()
    model.write_tensors_to_file()
    model.close()


def _weights(bias: np.ndarray) -> dict[str, np.ndarray]:
    """Return all tensors, shaped (out, in).

    Channel 0 is one for every token and the layer leaves it alone, so its weight in the output is the bias of a token;
    the norm before the output multiplies it by the root of the number of channels.
    """
    random = np.random.default_rng(7)

    def noise(*shape: int) -> np.ndarray:
        return random.normal(0, SPREAD, shape).astype(np.float32)

    def norm() -> np.ndarray:
        return np.ones(EMBEDDING, np.float32)

    weights = {
        "token_embd.weight": noise(len(bias), EMBEDDING),
        "output.weight": noise(len(bias), EMBEDDING) / SPREAD,
        "output_norm.weight": norm(),
    }
    weights["token_embd.weight"][:, 0] = 1
    weights["output.weight"][:, 0] = bias / math.sqrt(EMBEDDING)
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        weights[f"blk.0.{name}.weight"] = noise(EMBEDDING, EMBEDDING)
    for name in ("ffn_gate", "ffn_up"):
        weights[f"blk.0.{name}.weight"] = noise(FORWARD, EMBEDDING)
    weights["blk.0.ffn_down.weight"] = noise(EMBEDDING, FORWARD)
    for name in ("attn_output", "ffn_down"):
        weights[f"blk.0.{name}.weight"][0] = 0
    for name in ("attn_norm", "ffn_norm"):
        weights[f"blk.0.{name}.weight"] = norm()
    return weights
