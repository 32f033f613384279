import Attachments
import Core
import Correspondence
import Foundation
import Storage

/// What works beside us: the mail server, the antivirus, the proxy, PostgreSQL's programs.
extension Examination {
    func mail() async -> Finding {
        guard let account = settings.mail.account else { return .note("mail does not leave: set ADMILIB_SMTP") }
        let server = MailServer(url: account.url, user: account.user, password: account.password, timeout: machine.patience)
        guard case .refused(let refusal) = await server.greeting() else { return .fine("mail: \(server.url) answers") }
        if let code = refusal.code, [530, 534, 535, 538].contains(code) {
            return .wrong(
                "the mail server \(server.url) does not let us in: \(refusal.text)",
                mend: "see ADMILIB_SMTP_USER and ADMILIB_SMTP_PASSWORD; mail waits in the outbox meanwhile")
        }
        return .wrong(
            "the mail server \(server.url) does not answer as it should: \(refusal.text)",
            mend: "see ADMILIB_SMTP (host, port, smtp:// or smtps://) and the firewall; mail waits in the outbox meanwhile")
    }

    func scanner() async -> Finding? {
        guard let setting = settings.tools.clamd else { return nil }
        guard let address = ScannerAddress(setting) else {
            return .wrong("ADMILIB_CLAMD is \(setting)", mend: "write the path of a socket (/run/clamav/clamd.ctl) or host:port")
        }
        guard let silence = await address.silence() else { return .fine("antivirus: \(setting) answers") }
        return .wrong(
            "the antivirus does not answer at \(setting) (\(silence)): files that come wait, and no agent can open them",
            mend: "apt install clamav-daemon && systemctl start clamav-daemon; or take ADMILIB_CLAMD away")
    }

    func proxy() -> Finding {
        settings.server.isBehindProxy || settings.server.isDevelopment
            ? .fine("served at \(settings.server.host):\(settings.server.port)")
            : .wrong("cookies travel without HTTPS", mend: "put a reverse proxy in front, and set ADMILIB_BEHIND_PROXY=yes")
    }

    /// Backups are made by `pg_dump`, which refuses a server newer than itself.
    func dump(of version: Int) -> Finding {
        guard let program = PostgresPrograms(path: machine.path).dumpVersion() else {
            return .wrong("pg_dump is missing: no backup can be made", mend: "apt install postgresql-client-\(version)")
        }
        return program >= version
            ? .fine("pg_dump \(program), for PostgreSQL \(version)")
            : .wrong(
                "pg_dump \(program) is older than PostgreSQL \(version): no backup can be made", mend: "apt install postgresql-client-\(version)")
    }
}
