import Foundation

/// Makes one PDF of several pictures, a page for each. The pictures go in as they are: nothing is compressed twice.
struct PhotoJoining: Sendable {
    let tools: Toolbox

    /// - Parameter pictures: names in `folder`, in the order of the pages.
    func joined(_ pictures: [String], in folder: URL) async throws(ToolFailure) -> URL {
        let arguments = ["--output", "joined.pdf", "--nodate", "--pagesize", "A4", "--auto-orient"] + pictures
        _ = try await ToolRun(tool: tools.joiner, arguments: arguments, folder: folder).output(with: tools.limiter)
        return folder.appending(path: "joined.pdf")
    }
}
