import Foundation
import Subprocess
import SystemPackage

/// One run of a program on a person's file, in a process that may do little: bounded memory, time, output and files, no environment of ours.
struct ToolRun: Sendable {
    var tool: String
    var arguments: [String]
    /// Its working folder, and the only one it is told of.
    var folder: URL
    /// `RLIMIT_NPROC` counts all the processes and threads of the user, so with 1 it can start none. libheif hangs unless it may.
    var processes = 1

    private static let memory = 2 << 30
    private static let largestFile = 200 << 20
    private static let processorSeconds = 30
    var patience = Duration.seconds(60)
    private static let longestOutput = 1 << 20

    /// - Returns: what it printed.
    func output(with limiter: String) async throws(ToolFailure) -> String {
        do {
            return try await withThrowingTaskGroup(of: String.self) { group in
                group.addTask { try await run(with: limiter) }
                group.addTask {
                    try await Task.sleep(for: patience)
                    throw ToolFailure.tooSlow
                }
                defer { group.cancelAll() }
                return try await group.next() ?? ""
            }
        } catch let failure as ToolFailure { throw failure } catch is CancellationError { throw .tooSlow } catch { throw .broken("\(error)") }
    }

    private func run(with limiter: String) async throws -> String {
        let result = try await Subprocess.run(
            .path(FilePath(limiter)), arguments: Arguments(limits + [tool] + arguments), environment: .custom(environment),
            workingDirectory: FilePath(folder.path), output: .string(limit: Self.longestOutput), error: .string(limit: Self.longestOutput)
        )
        switch result.terminationStatus {
        case .exited(0): return result.standardOutput
        case .exited: throw ToolFailure.refused(result.standardError)
        // Out of processor time, or killed because the other task lost patience.
        case .signaled(SIGXCPU), .signaled(SIGKILL): throw ToolFailure.tooSlow
        case .signaled(let signal): throw ToolFailure.refused("signal \(signal)")
        }
    }

    private var limits: [String] {
        [
            "--as=\(Self.memory)", "--cpu=\(Self.processorSeconds)", "--fsize=\(Self.largestFile)", "--nproc=\(processes)", "--nofile=64", "--core=0",
        ]
    }

    private var environment: [Environment.Key: String] {
        [
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path, "TMPDIR": folder.path, "MAGICK_TEMPORARY_PATH": folder.path,
            // A thread that may not be started ends ImageMagick.
            "MAGICK_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1",
        ]
    }
}

/// How a program did not do what it was asked.
enum ToolFailure: Error, Equatable {
    /// It said no, with these words: the file is damaged, protected, too large.
    case refused(String)
    case tooSlow
    /// It could not even run. A fault of the installation.
    case broken(String)
}
