import Foundation

/// A command that runs apart from us.
///
/// Not Foundation's `Process`: on Linux it waits until every descendant has closed a socket that they inherit, and a server that was started keeps it
/// open for ever.
struct ChildProcess {
    private let id: pid_t

    /// - Parameter output: the file that gets what the command says.
    init(_ command: [String], output: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // Else a server would hold the pipes that the test runner waits on, and the sockets of other tests: who waits for them to hang up waits for ever.
        // Closing what is not open is no error (glibc).
        for file in 3..<Self.afterTheLastFile { posix_spawn_file_actions_addclose(&actions, file) }
        let command = ["/bin/sh", "-c", "cd /tmp && exec \"$@\"", "sh"] + command
        var arguments = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var id: pid_t = 0
        let status = posix_spawn(&id, command[0], &actions, nil, &arguments, environ)
        guard status == 0 else { throw POSIXError(POSIXErrorCode(rawValue: status) ?? .EIO) }
        self.id = id
    }

    /// With room for those that others open meanwhile.
    private static var afterTheLastFile: Int32 {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return (open.compactMap { Int32($0) }.max() ?? 0) + 1024
    }

    /// - Returns: 0 when the command succeeded.
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) == -1, errno == EINTR {}
        return status
    }
}

/// What a short command prints.
public enum ChildOutput {
    public static func of(_ command: [String]) throws -> String {
        let path = try TestFolder.make().appending(path: "output").path
        _ = try ChildProcess(command, output: path).wait()
        return try String(contentsOf: URL(filePath: path), encoding: .utf8)
    }
}
