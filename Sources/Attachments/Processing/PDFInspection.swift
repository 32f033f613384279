import Foundation

/// Checks that a PDF opens, for everyone, and is not endless. It is kept as it is: drawing it anew would lose its text, which people search and
/// screen readers read.
struct PDFInspection: Sendable {
    let tools: Toolbox

    static let mostPages = 500

    /// - Parameter folder: holds the file, as `original`.
    func check(name: String, in folder: URL) async throws {
        let run = ToolRun(tool: tools.pdfInfo, arguments: ["original"], folder: folder)
        let text: String
        do throws(ToolFailure) { text = try await run.output(with: tools.limiter) } catch {
            if case .refused(let words) = error, words.contains("Incorrect password") { throw AttachmentProblem.locked(name: name) }
            throw error.problem(with: name)
        }
        // Protected against change or copy, but open to all (many certificates are): that is no reason to refuse it.
        let line = text.split(separator: "\n").first { $0.hasPrefix("Pages:") }
        guard let pages = line.flatMap({ Int($0.dropFirst(6).drop { $0 == " " }) }), pages > 0 else { throw AttachmentProblem.unreadable(name: name) }
        guard pages <= Self.mostPages else { throw AttachmentProblem.tooManyPages(name: name, most: Self.mostPages) }
    }
}
