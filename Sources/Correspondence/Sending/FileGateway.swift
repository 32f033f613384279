import Core
import Foundation

/// Writes short messages in a file, one line of JSON each, instead of sending them: for trials, and for gateways that read folders.
public struct FileGateway: SMSGateway {
    let file: URL

    public init(file: URL) { self.file = file }

    public func send(_ sms: SMS, key: String) async -> Delivery {
        let line: JSON = ["to": .string(sms.to.description), "text": .string(sms.text.description), "id": .string(key)]
        do {
            try append(Array((line.text + "\n").utf8))
            return .accepted
        } catch {
            return .refused(.init(code: nil, text: "the file of short messages cannot be written", isPermanent: false))
        }
    }

    private struct NotWritten: Error {}

    /// At the end, wherever that is when it is written: O_APPEND makes one step of the two, so that messages sent at once do not cover each other.
    private func append(_ line: [UInt8]) throws {
        let descriptor = open(file.path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw NotWritten() }
        defer { close(descriptor) }
        guard write(descriptor, line, line.count) == line.count else { throw NotWritten() }
    }
}
