import Testing

@testable import Reception

@Suite("What is said to a mail server")
struct LMTPSessionTests {
    private func codes(_ lines: String..., limits: LMTPLimits = LMTPLimits()) -> [Int] {
        var session = LMTPSession(host: "h", limits: limits)
        return lines.map { line in
            switch session.step(line) {
            case .reply(let reply), .hangUp(let reply): return reply.code
            case .ask(let path): return session.answered(.ours, for: path).code
            case .take:
                session.taken()
                return 354
            }
        }
    }

    @Test("The usual order is taken")
    func order() {
        #expect(
            codes("LHLO x", "MAIL FROM:<a@x.org>", "RCPT TO:<b@y.org>", "DATA", "MAIL FROM:<>", "RSET", "NOOP", "QUIT") == [
                250, 250, 250, 354, 250, 250, 250, 221,
            ])
    }

    @Test("The wrong order is refused")
    func wrongOrder() {
        #expect(
            codes("MAIL FROM:<a@x.org>", "LHLO x", "RCPT TO:<b@y.org>", "DATA", "MAIL FROM:<a@x.org>", "MAIL FROM:<a@x.org>", "DATA")
                == [503, 250, 503, 503, 250, 503, 503])
    }

    @Test("SMTP's own greetings are refused, and what is not known too")
    func notSMTP() {
        #expect(codes("HELO x", "EHLO x", "LHLO", "TURN", "", "lhlo x") == [500, 500, 501, 500, 500, 250])
    }

    @Test(
        "Senders and their parameters",
        arguments: [
            ("<>", 250), ("<a@x.org> SIZE=100 BODY=8BITMIME SMTPUTF8", 250), (" <a@x.org>", 250), ("<é@x.org>", 250), ("<\"a b\"@x.org>", 250),
            ("<@r,@s:a@x.org>", 250), ("<a@x.org> SIZE=99999999999", 552), ("<a@x.org> SIZE=x", 501), ("<a@x.org> RET=FULL", 555),
            ("a@x.org", 501), ("<a>", 501), ("<a@x.org", 501), ("<a\u{1}@x.org>", 501), ("<a b@x.org>", 501),
        ])
    func senders(sender: String, code: Int) {
        #expect(codes("LHLO x", "MAIL FROM:\(sender)") == [250, code])
    }

    @Test("Too many recipients are asked to come again, too many mistakes to go")
    func limits() {
        var limits = LMTPLimits()
        (limits.recipients, limits.mistakes) = (1, 2)

        #expect(codes("LHLO x", "MAIL FROM:<>", "RCPT TO:<a@x.org>", "RCPT TO:<b@x.org>", limits: limits) == [250, 250, 250, 452])
        #expect(codes("X", "X", "X", limits: limits) == [500, 500, 421])
    }

    @Test("What it can do is said, its limit of size too")
    func capabilities() {
        let text = LMTPReply.capabilities("h", limits: LMTPLimits()).description

        #expect(text == "250-h\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 52428800\r\n")
    }

    @Test("Only this machine may be listened to", arguments: ["0.0.0.0:24", "mail.example:24", "127.0.0.1", "127.0.0.1:x", "relative.sock", ""])
    func addresses(text: String) {
        #expect(LMTPAddress(text) == nil)
        #expect(LMTPAddress("/run/a.sock") == .socket(path: "/run/a.sock") && LMTPAddress("[::1]:24")?.description == "[::1]:24")
    }
}
