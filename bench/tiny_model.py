"""Write a Llama model of random weights as a GGUF file: tiny_model.py OUT.gguf [SEED].

It knows single characters and nothing else, so it answers a schema's grammar with noise. Needs
`gguf` and `numpy`, which try_llama.py installs beside the server; pressmark needs neither.
"""

# pyright: basic, reportMissingImports=false, reportMissingTypeStubs=false
from __future__ import annotations

import sys
from pathlib import Path

import gguf
import numpy as np

WIDTH, LAYERS, HEADS, HIDDEN = 64, 1, 2, 128
CONTEXT = 49_152
"""Tokens, here characters: a prompt of 20 000, an article, and an answer."""
SPREAD = 0.08
LIKED = {'"': 1.1, "{": 0.5, **dict.fromkeys("gqc12", 0.8)}
"""What it says more often than other characters, so that strings end and some labels hit marks."""
BYTES = -1.0
"""How much it dislikes bytes beyond ASCII."""
ASCII = [chr(code) for code in range(32, 127)]
KINDS = [
    *(("<unk>", gguf.TokenType.UNKNOWN), ("<s>", gguf.TokenType.CONTROL), ("</s>", gguf.TokenType.CONTROL)),
    *((f"<0x{byte:02X}>", gguf.TokenType.BYTE) for byte in range(256)),
    *((char.replace(" ", "▁"), gguf.TokenType.NORMAL) for char in ASCII),
]
TEMPLATE = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant:"


def write_head(writer: gguf.GGUFWriter) -> None:
    """Write the model's measures and its vocabulary."""
    writer.add_name("pressmark-noise")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(len(KINDS))
    writer.add_tokenizer_model("llama")
    writer.add_token_list([text for text, _ in KINDS])
    writer.add_token_scores([0.0] * len(KINDS))
    writer.add_token_types([int(kind) for _, kind in KINDS])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_chat_template(TEMPLATE)


def write_weights(writer: gguf.GGUFWriter, rng: np.random.Generator) -> None:
    """Write random matrices, and ones for the norms."""

    def random(name: str, *shape: int) -> None:
        writer.add_tensor(f"{name}.weight", (rng.standard_normal(shape) * SPREAD).astype(np.float32))

    def ones(name: str) -> None:
        writer.add_tensor(f"{name}.weight", np.ones(WIDTH, np.float32))

    # A first coordinate that is always 1 makes the first column of the output a bias.
    embedding = rng.standard_normal((len(KINDS), WIDTH)) * SPREAD
    embedding[:, 0] = 1.0
    output = rng.standard_normal((len(KINDS), WIDTH)) * SPREAD
    output[:, 0] = [LIKED.get(text, BYTES if text.startswith("<") and len(text) > 1 else 0.0) for text, _ in KINDS]
    writer.add_tensor("token_embd.weight", embedding.astype(np.float32))
    writer.add_tensor("output.weight", output.astype(np.float32))
    ones("output_norm")
    for layer in range(LAYERS):
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            random(f"blk.{layer}.{part}", WIDTH, WIDTH)
        for part in ("ffn_gate", "ffn_up"):
            random(f"blk.{layer}.{part}", HIDDEN, WIDTH)
        random(f"blk.{layer}.ffn_down", WIDTH, HIDDEN)
        ones(f"blk.{layer}.attn_norm")
        ones(f"blk.{layer}.ffn_norm")


def main() -> None:
    """Write the file named on the command line."""
    writer = gguf.GGUFWriter(Path(sys.argv[1]), "llama")
    write_head(writer)
    write_weights(writer, np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 0))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main()
