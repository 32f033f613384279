import Core
import Correspondence
import Foundation
import Reception
import Storage

/// Everything that an installation decides, read once at start.
///
/// From the environment, else from the file named by `ADMILIB_CONFIG` (lines `NAME=value`), else the default. A name that ends in `_FILE` gives the
/// path of a file that holds the value: for secrets.
public struct Settings: Sendable {
    public var storage: StorageSettings
    public var server: ServerSettings
    public var mail: MailSettings
    public var sms: SMSSettings
    public var tools: ToolSettings
    public var national: NationalSettings
    public var beacon: BeaconSettings
    public var franceConnect: FranceConnectSettings
    public var proConnect: ProConnectSettings

    public init(_ source: SettingsSource) throws(SettingsFault) {
        storage = try StorageSettings(source)
        server = try ServerSettings(source)
        mail = try MailSettings(source)
        sms = try SMSSettings(source)
        tools = ToolSettings(source)
        national = try NationalSettings(source)
        beacon = try BeaconSettings(source)
        franceConnect = try FranceConnectSettings(source)
        proConnect = try ProConnectSettings(source)
    }
}

/// Where things are kept.
///
/// | key | default | |
/// |---|---|---|
/// | `ADMILIB_DATA` | `var` | the folder of the installation: database, files, key |
/// | `ADMILIB_BACKUP_DAYS` | `30` | how long backups are kept, and what was erased in them |
/// | `ADMILIB_DATABASE` | `DATA/database.sqlite` | a file for SQLite, or `postgresql://…` (a secret when it holds a password) |
/// | `ADMILIB_KEY` | made at first start in `DATA/key` | 32 bytes in hexadecimal: everything encrypted or signed rests on it. **Keep a copy elsewhere.** |
public struct StorageSettings: Sendable {
    public var data: URL
    public var database: String
    /// `nil`: the file `DATA/key`.
    public var key: String?
    /// How long a backup is kept: the record of processing says so, `backup --prune` does it, `doctor` looks.
    public var backupDays: Int

    public var isPostgres: Bool { database.hasPrefix("postgres://") || database.hasPrefix("postgresql://") || database.contains("dbname=") }
    public var blobs: URL { data.appending(path: Backup.blobsName) }
    public var uploads: URL { data.appending(path: "uploads") }
    /// When `admilib backup` last succeeded, in seconds since 1970, then where it writes.
    private var lastBackup: URL { data.appending(path: "last-backup") }

    private var lastBackupLines: [String] {
        (try? String(contentsOf: lastBackup, encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
    }

    var lastBackupDate: Date? { lastBackupLines.first.flatMap(Double.init).map { Date(timeIntervalSince1970: $0) } }
    var backupFolder: URL? { lastBackupLines.dropFirst().first.map { URL(filePath: $0, directoryHint: .isDirectory) } }

    /// For `doctor`. The backup is there, whether this can be noted or not.
    func note(backupAt date: Date, in folder: URL) {
        try? Data("\(Int(date.timeIntervalSince1970))\n\(folder.path)\n".utf8).write(to: lastBackup, options: .atomic)
    }

    public var keyFile: URL { data.appending(path: "key") }

    init(_ source: SettingsSource) throws(SettingsFault) {
        data = URL(filePath: source["ADMILIB_DATA"] ?? "var", directoryHint: .isDirectory)
        database = source["ADMILIB_DATABASE"] ?? data.appending(path: Backup.sqliteName).path
        key = source["ADMILIB_KEY"]
        if let key, key.utf8.count != 64 || !key.allSatisfy(\.isHexDigit) {
            throw SettingsFault(key: "ADMILIB_KEY", expected: "64 hexadecimal digits")
        }
        guard let days = Int(source["ADMILIB_BACKUP_DAYS"] ?? "30"), (1...366).contains(days) else {
            throw SettingsFault(key: "ADMILIB_BACKUP_DAYS", expected: "a number of days, from 1 to 366")
        }
        backupDays = days
    }
}

/// How it is reached.
///
/// | key | default | |
/// |---|---|---|
/// | `ADMILIB_LISTEN` | `127.0.0.1:8080` | address and port; a reverse proxy stands in front and speaks HTTPS |
/// | `ADMILIB_BEHIND_PROXY` | `yes` | cookies are `Secure`, `X-Forwarded-For` is believed; `no` for a trial on one's own machine |
/// | `ADMILIB_DEVELOPMENT` | `no` | shows `/composants` and mails that did not leave |
/// | `ADMILIB_CONNECTIONS` | `8` | connections to PostgreSQL |
/// | `ADMILIB_PROOF_OF_WORK` | `0`: none | against robots: 8 to 20 bits of work that browsers do before a draft, an appointment, a search of a request (14: a second on a telephone) |
public struct ServerSettings: Sendable {
    public var host: String
    public var port: Int
    public var isBehindProxy: Bool
    public var isDevelopment: Bool
    public var connections: Int
    public var workBits: Int

    init(_ source: SettingsSource) throws(SettingsFault) {
        let listen = source["ADMILIB_LISTEN"] ?? "127.0.0.1:8080"
        guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]), (0...65535).contains(port) else {
            throw SettingsFault(key: "ADMILIB_LISTEN", expected: "address:port")
        }
        host = String(listen[..<colon])
        self.port = port
        isBehindProxy = try source.bool("ADMILIB_BEHIND_PROXY", default: true)
        isDevelopment = try source.bool("ADMILIB_DEVELOPMENT", default: false)
        connections = source["ADMILIB_CONNECTIONS"].flatMap { Int($0) } ?? 8
        guard let bits = Int(source["ADMILIB_PROOF_OF_WORK"] ?? "0"), bits == 0 || (8...20).contains(bits) else {
            throw SettingsFault(key: "ADMILIB_PROOF_OF_WORK", expected: "0, or a number from 8 to 20")
        }
        workBits = bits
    }
}

/// How mail leaves.
///
/// | key | default | |
/// |---|---|---|
/// | `ADMILIB_SMTP` | none: mail stays in the outbox, readable at `/bureau/courriels` | `smtp://host:25`, `smtps://host:465` |
/// | `ADMILIB_SMTP_USER`, `ADMILIB_SMTP_PASSWORD` | none | the password is a secret |
/// | `ADMILIB_MAIL_FROM` | the organisation's address | the sender of every mail |
/// | `ADMILIB_LMTP` | `127.0.0.1:2424` | where `admilib inbound lmtp` listens: an address of this machine, or the path of a socket |
/// | `ADMILIB_REPLY_ADDRESS` | none: answers go to the service's own address | `demande@ville.example`; answers come back to `demande+…@` and find their request |
public struct MailSettings: Sendable {
    public var server: String?
    public var user: String?
    public var password: String?
    public var from: String?
    public var lmtp: LMTPAddress
    public var replies: EmailAddress?

    init(_ source: SettingsSource) throws(SettingsFault) {
        guard let lmtp = LMTPAddress(source["ADMILIB_LMTP"] ?? "127.0.0.1:2424") else {
            throw SettingsFault(key: "ADMILIB_LMTP", expected: "127.0.0.1:port, [::1]:port, or the path of a socket")
        }
        self.lmtp = lmtp
        replies = source["ADMILIB_REPLY_ADDRESS"].flatMap(EmailAddress.init)
        if replies == nil, source["ADMILIB_REPLY_ADDRESS"] != nil {
            throw SettingsFault(key: "ADMILIB_REPLY_ADDRESS", expected: "an e-mail address")
        }
        server = source["ADMILIB_SMTP"]
        user = source["ADMILIB_SMTP_USER"]
        password = source["ADMILIB_SMTP_PASSWORD"]
        from = source["ADMILIB_MAIL_FROM"]
        if let server, !server.hasPrefix("smtp://"), !server.hasPrefix("smtps://") {
            throw SettingsFault(key: "ADMILIB_SMTP", expected: "smtp://host:port or smtps://host:port")
        }
    }
}

/// How short messages leave. `docs/correspondence.md` shows how to write a body for the gateway that one rents.
///
/// | key | default | |
/// |---|---|---|
/// | `ADMILIB_SMS` | none: nothing is told by SMS | `https://…`, where a gateway takes a POST (`http://` on this machine only); `file:/…`, written one line a message, for trials |
/// | `ADMILIB_SMS_BODY` | `{"to": "{to}", "text": "{text}", "id": "{id}"}` | what is posted: JSON, or a form (`to={to}&message={text}`) |
/// | `ADMILIB_SMS_TOKEN` | none | sent as `Authorization: Bearer`; a secret |
/// | `ADMILIB_SMS_REPLY_TOKEN` | none: nobody agrees by SMS | what the gateway sends as `Authorization: Bearer` with the answers it posts to `/sms/reponses`; a secret |
public struct SMSSettings: Sendable {
    public var gateway: String?
    public var body: String?
    public var token: String?
    public var replyToken: String?

    init(_ source: SettingsSource) throws(SettingsFault) {
        replyToken = source["ADMILIB_SMS_REPLY_TOKEN"]
        if let replyToken, replyToken.utf8.count < 20 { throw SettingsFault(key: "ADMILIB_SMS_REPLY_TOKEN", expected: "20 characters or more") }
        gateway = source["ADMILIB_SMS"]
        body = source["ADMILIB_SMS_BODY"]
        token = source["ADMILIB_SMS_TOKEN"]
        if let gateway, !Self.isPrivate(gateway) {
            throw SettingsFault(key: "ADMILIB_SMS", expected: "https://…, http:// to this machine itself, or file:/…")
        }
        if let body, SMSBody(body) == nil { throw SettingsFault(key: "ADMILIB_SMS_BODY", expected: "a text with {to} and {text} in it") }
        if let token, token.contains(where: \.isNewline) { throw SettingsFault(key: "ADMILIB_SMS_TOKEN", expected: "one line") }
    }

    /// Telephone numbers and the token go there: never in the clear, except to a program of this machine.
    private static func isPrivate(_ gateway: String) -> Bool {
        if gateway.hasPrefix("https://") || gateway.hasPrefix("file:/") { return true }
        let host = URLComponents(string: gateway)?.host ?? ""
        return gateway.hasPrefix("http://") && ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
    }
}

/// Programs beside ours.
///
/// | key | default | |
/// |---|---|---|
/// | `ADMILIB_CLAMD` | none: files are not scanned | `/run/clamav/clamd.ctl` or `host:3310` |
/// | `ADMILIB_WEASYPRINT` | `/usr/bin/weasyprint` | makes PDFs |
public struct ToolSettings: Sendable {
    public var clamd: String?
    public var weasyprint: String

    init(_ source: SettingsSource) {
        clamd = source["ADMILIB_CLAMD"]
        weasyprint = source["ADMILIB_WEASYPRINT"] ?? "/usr/bin/weasyprint"
    }
}
