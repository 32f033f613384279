import Core
import Foundation

/// The folder where messages are while they come. Nothing in it was acknowledged to anybody: what a crash leaves there may be thrown away.
public struct Spool: Sendable {
    let folder: URL
    /// In bytes.
    let most: Int

    public init(folder: URL, most: Int = LMTPLimits().message) { (self.folder, self.most) = (folder, most) }

    /// Begins a message: who it is from, then what comes.
    func begin(from sender: ReturnPath) throws -> SpooledMessage {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let message = try SpooledMessage(at: folder.appending(path: "message-\(UUID().uuidString)"), most: most)
        try message.write(header: sender)
        return message
    }

    /// Deletes what a crash left.
    public func removeLeftovers(writtenBefore limit: Date) throws {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] where name.hasPrefix("message-") {
            let file = folder.appending(path: name)
            let date = try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
            if let date, date < limit { unlink(file.path) }
        }
    }
}

/// A message that is coming. Its file disappears with it.
final class SpooledMessage: @unchecked Sendable {  // one task at a time: that of its conversation
    let location: URL
    private let file: TargetFile
    private let most: Int
    private(set) var size = 0

    fileprivate init(at location: URL, most: Int) throws {
        (self.location, self.most) = (location, most)
        file = try TargetFile(creating: location)
    }

    deinit { unlink(location.path) }

    var isTooLarge: Bool { size > most }

    /// The last server writes where the message comes from (RFC 5321, 4.4). The second line makes every delivery a content of its own.
    fileprivate func write(header sender: ReturnPath) throws {
        let path: String? =
            switch sender {
            case .address(let address): address
            case .nobody: ""
            case .unknown: nil
            }
        try write(
            Array((path.map { "Return-Path: <\($0)>\r\n" } ?? "").utf8) + Array("X-Admilib-Delivery: \(Secret.token())\r\n".utf8), counts: false)
    }

    func write(_ bytes: [UInt8]) throws { try write(bytes, counts: true) }

    private func write(_ bytes: [UInt8], counts: Bool) throws {
        if counts { size += bytes.count }
        if !isTooLarge { try bytes.withUnsafeBytes(file.write) }
    }

    /// Returns once all of it is on the disk.
    func finish() throws { try file.sync() }
}
