import Foundation

/// An open file, used by one thread at a time. Foundation's `FileHandle` neither tells errors apart nor reads into memory that is reused.
final class OpenFile: @unchecked Sendable {
    private let descriptor: Int32
    private let path: String

    init(reading url: URL) throws {
        path = url.path
        descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw FileError("open", url.path) }
    }

    /// Makes a new file, that only this user may read. It must not exist.
    init(creating url: URL) throws {
        path = url.path
        descriptor = open(url.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw FileError("create", url.path) }
    }

    /// Writes over what is there.
    init(changing url: URL) throws {
        path = url.path
        descriptor = open(url.path, O_WRONLY | O_CLOEXEC)
        if descriptor < 0 { throw FileError("open", url.path) }
    }

    deinit { close(descriptor) }

    func size() throws -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError("stat", path) }
        return Int(status.st_size)
    }

    /// As many bytes as asked; fewer only at the end of the file.
    func read(_ count: Int) throws -> [UInt8] {
        try Array(unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = Foundation.read(descriptor, buffer.baseAddress! + filled, count - filled)
                if got < 0, errno == EINTR { continue }
                guard got >= 0 else { throw FileError("read", path) }
                if got == 0 { return }
                filled += got
            }
        }
    }

    func write(_ bytes: some Collection<UInt8>) throws {
        var bytes = Array(bytes)[...]
        while !bytes.isEmpty {
            let put = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { throw FileError("write", path) }
            bytes = bytes.dropFirst(put)
        }
    }

    func seek(to offset: Int) throws {
        guard lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset) else { throw FileError("seek", path) }
    }

    /// Returns once what was written is on the disk.
    func sync() throws {
        guard fsync(descriptor) == 0 else { throw FileError("sync", path) }
    }
}

/// What the system refused, with its own words. Paths are ours, never a person's.
struct FileError: Error, CustomStringConvertible {
    let code = errno
    let description: String

    init(_ verb: String, _ path: String) { description = "cannot \(verb) \(path): \(String(cString: strerror(errno)))" }

    var isMissing: Bool { code == ENOENT }
}
