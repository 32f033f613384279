import Foundation

/// A new file that only this user may read, being written.
final class TargetFile: Sendable {
    let descriptor: Int32

    init(creating url: URL) throws {
        descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw DiskFault(code: errno) }
    }

    deinit { close(descriptor) }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw DiskFault(code: errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Returns once what was written is on the disk.
    func sync() throws {
        guard fsync(descriptor) == 0 else { throw DiskFault(code: errno) }
    }
}
