import Attachments
import Correspondence
import Foundation

extension MailSettings {
    /// The server that takes mail; `nil` when mail stays in the outbox.
    var account: MailServer? { server.map { MailServer(url: $0, user: user, password: password) } }
}

extension SMSSettings {
    /// What sends short messages; `nil` when nothing does.
    var sender: (any SMSGateway)? {
        guard let gateway else { return nil }
        if gateway.hasPrefix("file:") { return FileGateway(file: URL(filePath: path(in: gateway))) }
        return (body.flatMap(SMSBody.init) ?? SMSBody.usual).map { HTTPGateway(url: gateway, token: token, body: $0) }
    }

    /// `file:/a b` and `file:///a b` are `/a b`: a path as people write it, spaces and all.
    private func path(in gateway: String) -> String {
        let path = gateway.dropFirst("file:".count)
        return String(path.hasPrefix("///") ? path.dropFirst(2) : path)
    }
}

extension ToolSettings {
    /// Where ClamAV listens: a path, or `host:port`.
    var scanner: ScannerAddress? {
        guard let clamd else { return nil }
        if clamd.hasPrefix("/") { return .socket(path: clamd) }
        let parts = clamd.split(separator: ":")
        guard parts.count == 2, let port = Int(parts[1]) else { return nil }
        return .tcp(host: String(parts[0]), port: port)
    }
}
