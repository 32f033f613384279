"""A mail server that keeps what it receives."""

import email
import email.policy
import time
from aiosmtpd.controller import Controller

from town import free_port


class Mailbox:
    def __init__(self):
        self.received = []
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.controller.start()

    @property
    def address(self):
        return f"smtp://127.0.0.1:{self.controller.port}"

    async def handle_DATA(self, server, session, envelope):
        self.received.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=email.policy.default)))
        return "250 OK"

    def wait_for(self, to, containing="", seconds=25):
        """The first mail to this address whose subject or text holds these words."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            for recipients, message in list(self.received):
                if to in recipients and containing in message["Subject"] + text(message):
                    return message
            time.sleep(0.1)
        raise AssertionError(f"No mail to {to} with « {containing} »; received: {[(r, m['Subject']) for r, m in self.received]}")

    def stop(self):
        self.controller.stop()


def text(message):
    return message.get_body(("plain",)).get_content()


def attachments(message):
    return {part.get_filename(): part.get_content() for part in message.iter_attachments()}
