#!/usr/bin/python3
"""Runs Electrum's decoder of Lightning invoices (electrum.lnaddr, as Debian packages it) in the manner of decode.mjs.

    /usr/bin/python3 decode_electrum.py < invoices.txt      one invoice a line in, one line of JSON an invoice out, order kept

A line is ended by LF or CRLF and by nothing else. Whatever Electrum raises becomes {"error": "..."}: no line ends the run.
"""
import json
import os
import re
import sys
from multiprocessing import Pool

from electrum.lnaddr import BOLT11_HRP_INV_DICT, lndecode


def network_of(text):
    """The network by the prefix, as lndecode reads it itself; it wants to be told which one to expect."""
    prefix = text.lower().rpartition("1")[0]
    match = re.search(r"[^\d]+", prefix[2:])
    return BOLT11_HRP_INV_DICT.get(match.group(0)) if match else None


def short_channel_id(raw):
    number = int.from_bytes(raw, "big")
    return f"{number >> 40}x{number >> 16 & 0xffffff}x{number & 0xffff}"


def hop(step):
    public_key, channel, base, rate, delta = step
    return {
        "publicKey": public_key.hex(),
        "shortChannelId": short_channel_id(channel),
        "feeBaseMsat": base,
        "feeProportionalMillionths": rate,
        "cltvExpiryDelta": delta,
    }


def bits(number):
    return [bit for bit in range(number.bit_length()) if number >> bit & 1]


def hexadecimal(raw):
    return None if raw is None else raw.hex()


def normalised(text):
    address = lndecode(text, net=network_of(text))
    amount = address.get_amount_msat()
    return {
        "network": address.net.NET_NAME,
        "amountMsat": None if amount is None else str(amount),
        "timestamp": address.date,
        "paymentHash": hexadecimal(address.paymenthash),
        "paymentSecret": hexadecimal(address.payment_secret),
        "description": address.get_tag("d"),
        "descriptionHash": hexadecimal(address.get_tag("h")),
        "expirySeconds": address.get_tag("x"),
        "minFinalCltvExpiryDelta": address.get_min_final_cltv_expiry(),
        "payee": address.pubkey.serialize().hex(),
        "features": bits(address.get_tag("9") or 0),
        "fallbacks": [value for tag, value in address.tags if tag == "f"],
        "routeHints": [[hop(step) for step in value] for tag, value in address.tags if tag == "r"],
        "signature": {
            "r": address.signature[:32].hex(),
            "s": address.signature[32:64].hex(),
            "recoveryFlag": address.signature[64],
        },
    }


def answer(numbered):
    line, raw = numbered
    try:
        said = normalised(raw.decode("utf-8"))
        json.dumps(said).encode("utf-8")
    except Exception as error:  # three families of exceptions come out of lndecode, raw ones of Python among them
        said = {"error": f"{type(error).__name__}: {error}"}
    return json.dumps({"line": line, "peers": {"electrum": said}, "raw": {}}, separators=(",", ":"))


def main():
    raw = sys.stdin.buffer.read().split(b"\n")
    if raw and raw[-1] == b"":
        raw.pop()
    numbered = list(enumerate((line[:-1] if line.endswith(b"\r") else line for line in raw), 1))
    if len(numbered) < 200:
        answers = map(answer, numbered)
        sys.stdout.writelines(text + "\n" for text in answers)
    else:
        with Pool(os.cpu_count()) as pool:
            sys.stdout.writelines(text + "\n" for text in pool.imap(answer, numbered, chunksize=50))


if __name__ == "__main__":
    main()
