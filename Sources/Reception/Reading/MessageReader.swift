import Foundation

/// Reads messages as people's programs write them, the wrong ones included. Contents never are in memory whole: a message of fifty megabytes takes a few.
/// Blocks: for a thread that may wait for the disk.
public enum MessageReader {
    /// - Parameter keep: where to write the content of the part of this number, a file that does not exist yet; `nil` keeps nothing of it.
    /// - Throws: only when a disk fails. What is malformed is read as far as it goes, and its gaps are told.
    public static func read(_ file: URL, keep: @escaping (Int) throws -> URL? = { _ in nil }) throws -> MessageContent {
        let cut = try MessageScan.cut(of: file)
        guard let message = try ParsedMessage(file, end: cut) else {
            var nothing = MessageContent(head: MessageHead())
            nothing.gaps = [.unreadable]
            return nothing
        }
        var content = try MessageWalk(message.whole, keep: keep).content
        if cut != nil { content.gaps.insert(.cut) }
        return content
    }

    /// What its header says, without decoding anything else.
    public static func head(of file: URL) throws -> MessageHead {
        let message = try ParsedMessage(file, end: try MessageScan.cut(of: file))
        return message.map { MessageHead($0.whole) } ?? MessageHead()
    }
}
