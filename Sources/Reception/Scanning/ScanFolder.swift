import Core
import Crypto
import Foundation
import Storage
import Web

/// The folder where a scanner puts what came by post. Each file is cut at its separator sheets, and each letter kept as a message is: raw, in the store, with
/// a row and its job. Only then does the file leave the folder.
///
/// Killed at any moment, it begins the file again: the letters that were kept already are known by the file's digest, and are kept once.
public struct ScanFolder: Sendable {
    /// What became of one file.
    public enum Outcome: Sendable, Equatable {
        /// How many letters were in it, and how many of them are new.
        case kept(letters: Int, new: Int)
        /// Nothing can be read of it: it is in `a-voir`.
        case refused
    }

    static let (done, refused) = ("traites", "a-voir")
    static let kinds: Set = ["pdf", "png", "jpg", "jpeg", "tif", "tiff"]
    static let mostBytes = 400 << 20
    /// A file that grew so recently is still being written.
    static let quietSeconds: TimeInterval = 10
    /// Files that are kept in the store stay so long beside it.
    static let keptDays = 7.0

    let inbox: any Inbox
    let raws: RawMessages
    let boxes: any LetterBoxes
    let threads: any RequestThreads
    let sheets: ScanSheets
    let words: Words
    let work: URL

    /// - Parameter address: whose inbox letters go to that no sheet sends elsewhere.
    /// - Returns: each file's name, and what became of it.
    func take(_ folder: URL, for address: MailPath, now: Date) async throws -> [(file: String, outcome: Outcome)] {
        guard let box = try await boxes.letterBox(for: address) else { throw ReceptionProblem.noAddress }
        for name in [Self.done, Self.refused] {
            try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        try forget(in: folder.appending(path: Self.done), before: now - Self.keptDays * 86_400)
        var outcomes: [(file: String, outcome: Outcome)] = []
        for file in try waiting(in: folder, now: now) {
            let outcome = try await take(file, Destination(box: box, address: address), now: now)
            try move(file, to: folder.appending(path: outcome == .refused ? Self.refused : Self.done), now: now)
            outcomes.append((file.lastPathComponent, outcome))
        }
        return outcomes
    }

    private struct Destination {
        let box: LetterBox
        let address: MailPath
    }

    private func waiting(in folder: URL, now: Date) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.contentModificationDateKey, .isRegularFileKey], options: .skipsHiddenFiles
        )
        .filter { file in
            let values = try? file.resourceValues(forKeys: [.contentModificationDateKey, .isRegularFileKey])
            let isQuiet = values?.contentModificationDate.map { $0 < now - Self.quietSeconds } ?? false
            return values?.isRegularFile == true && isQuiet && Self.kinds.contains(file.pathExtension.lowercased())
        }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    private func take(_ file: URL, _ destination: Destination, now: Date) async throws -> Outcome {
        let scan: Scan
        do {
            scan = try await Scan(file, sheets: sheets, in: work)
        } catch is ScanTools.Refused {
            return .refused
        }
        defer { try? FileManager.default.removeItem(at: scan.folder) }
        var new = 0
        for (rank, letter) in scan.letters.enumerated() {
            new += try await keep(letter, ScanMessage(digest: scan.digest, rank: rank, letter: letter, words: words), destination, now)
        }
        return .kept(letters: scan.letters.count, new: new)
    }

    /// - Returns: 1, or 0 when it was kept already.
    private func keep(_ letter: ScannedLetter, _ message: ScanMessage, _ destination: Destination, _ now: Date) async throws -> Int {
        var (box, recipient) = (destination.box, destination.address)
        // A request that is gone: an agent looks at what came for it.
        if case .request(let reference) = letter.sheet, let organisation = try await threads.organisation(of: reference),
            let own = sheets.recipient(for: reference)
        {
            (box, recipient) = (LetterBox(organisation: organisation), own)
        }
        let mail = letter.file.appendingPathExtension("eml")
        try await BlockingWork.run { try message.write(to: mail) }
        let raw = try await raws.keep(mail) { try await inbox.announce($0, at: now) }
        let size = try FileManager.default.attributesOfItem(atPath: mail.path)[.size] as? Int ?? 0
        let new = NewInboundMessage(
            box: box, recipient: recipient, sender: .nobody, messageID: message.id, fingerprint: message.fingerprint, raw: raw, size: size)
        let kept = try await inbox.keep([new], at: now)
        if kept == 0 { try? await raws.remove(raw) }
        return kept
    }

    /// Under a name that says when: a scanner begins its numbers again.
    private func move(_ file: URL, to folder: URL, now: Date) throws {
        let name = "\(Int(now.timeIntervalSince1970))-\(file.lastPathComponent)"
        try FileManager.default.moveItem(at: file, to: folder.appending(path: name))
    }

    private func forget(in folder: URL, before limit: Date) throws {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            guard let moved = name.split(separator: "-").first.flatMap({ Double($0) }), moved < limit.timeIntervalSince1970 else { continue }
            try FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }
}
