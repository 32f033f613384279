import Foundation
import NIOCore

/// A file that only this process's user can read, and that disappears with the last reference to it.
final class TemporaryFile: Sendable {
    let location: URL
    private let descriptor: Int32

    init(in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        location = folder.appending(path: "envoi-\(UUID().uuidString)")
        descriptor = open(location.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFailure(code: errno) }
    }

    deinit {
        close(descriptor)
        unlink(location.path)
    }

    func append(_ bytes: ByteBuffer) throws {
        try bytes.withUnsafeReadableBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { throw FileFailure(code: errno) }
                rest = rest.dropFirst(count)
            }
        }
    }
}

/// The disk refused: full, read-only, gone. A fault of the installation.
struct FileFailure: Error, CustomStringConvertible {
    let code: Int32
    var description: String { String(cString: strerror(code)) }
}
