"""A mail server for tests: takes mails on a free port, and writes what Python's own reader makes of each into the folder given.

The recipient says how the server behaves: unknown@ is refused for ever, busy@ for now, slow@ never answers.
With a certificate and its key as arguments, it can be talked to under TLS (STARTTLS).
"""
import asyncio
import email
import email.policy
import hashlib
import json
import os
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder = pathlib.Path(sys.argv[1])
count = 0


def facts(content, session, envelope):
    message = email.message_from_bytes(content, policy=email.policy.default)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    readings = [part for part in message.walk() if part.get_content_type() == "text/calendar" and not part.get_filename()]
    return {
        "invitations": [
            {"method": part["content-type"].params.get("method"), "text": part.get_content().replace("\r\n", "\n")} for part in readings
        ],
        "headers": {name.lower(): str(value) for name, value in message.items()},
        "rawHeaders": content.split(b"\r\n\r\n")[0].decode("ascii"),
        "text": text.get_content().replace("\r\n", "\n") if text else None,
        "html": html.get_content().replace("\r\n", "\n") if html else None,
        "attachments": [
            {"name": part.get_filename(), "type": part.get_content_type(), "digest": hashlib.sha256(part.get_payload(decode=True)).hexdigest()}
            for part in message.iter_attachments()
        ],
        "defects": [str(defect) for part in message.walk() for defect in part.defects],
        "type": message.get_content_type(),
        "sender": envelope.mail_from,
        "recipients": envelope.rcpt_tos,
        "isEncrypted": session.ssl is not None,
    }


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown@"):
            return "550 5.1.1 No such person here"
        if address.startswith("busy@"):
            return "450 4.2.1 Come back later"
        if address.startswith("slow@"):
            await asyncio.sleep(60)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        global count
        count += 1
        written = folder / f"{count}.new"
        written.write_text(json.dumps(facts(envelope.content, session, envelope)))
        written.rename(folder / f"{count}.json")
        return "250 OK"


def refuse(server, session, envelope, mechanism, data):
    return AuthResult(success=False, handled=False)


def make():
    options = {"hostname": "sink.example", "authenticator": refuse}
    if len(sys.argv) > 3:
        options["tls_context"] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        options["tls_context"].load_cert_chain(sys.argv[2], sys.argv[3])
    return SMTP(Handler(), **options)


async def main():
    parent = os.getppid()
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0)
    port = folder / "port.new"
    port.write_text(str(server.sockets[0].getsockname()[1]))
    port.rename(folder / "port")
    while os.getppid() == parent:
        await asyncio.sleep(0.2)


asyncio.run(main())
