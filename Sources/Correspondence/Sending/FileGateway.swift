import Core
import Foundation

/// Writes short messages in a file, one line of JSON each, instead of sending them: for trials, and for gateways that read folders.
public struct FileGateway: SMSGateway {
    let file: URL

    public init(file: URL) { self.file = file }

    public func send(_ sms: SMS, key: String) async -> Delivery {
        let line: JSON = ["to": .string(sms.to.description), "text": .string(sms.text.description), "id": .string(key)]
        do {
            if !FileManager.default.fileExists(atPath: file.path) {
                FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
            }
            let handle = try FileHandle(forWritingTo: file)
            defer { try? handle.close() }
            try handle.seekToEnd()
            try handle.write(contentsOf: Data((line.text + "\n").utf8))
            return .accepted
        } catch {
            return .refused(.init(code: nil, text: "the file of short messages cannot be written", isPermanent: false))
        }
    }
}
