import Core
import Forms

/// Why a file cannot be received or given, and what we tell the person to do.
public enum AttachmentProblem: Problem, Equatable {
    /// No such attachment with this holder.
    case unknown
    case empty(name: String)
    /// A kind of file that is never received.
    case refused(name: String, found: RefusedContent)
    /// A good file, but not what this question asks.
    case notWanted(name: String, format: FileFormat, wanted: Set<FileRule.Accepted>)
    case tooLarge(name: String, megabytes: Int)
    case tooMany(most: Int)
    /// An image or PDF that cannot be opened, or is so large that nothing opens it.
    case unreadable(name: String)
    case tooManyPixels(name: String, megapixels: Int)
    /// A TIFF of several pages: keeping one of them would lose the others.
    case severalPages(name: String)
    /// A PDF that asks for a password.
    case locked(name: String)
    case tooManyPages(name: String, most: Int)
    case infected(name: String)
    case tooSlow(name: String)
    /// The antivirus has not seen it yet.
    case awaitingScan(name: String)
    /// There are not two photos to join.
    case nothingToJoin

    public var kind: ProblemKind {
        switch self {
        case .unknown: .notFound
        case .tooLarge: .tooLarge
        case .awaitingScan: .unavailable
        default: .invalid
        }
    }

    public var message: UserMessage {
        switch self {
        case .unknown: Self.message("unknown")
        case .empty(let name): Self.message("empty", name)
        case .refused(let name, let found): Self.message("found.\(found.rawValue)", name)
        case .notWanted(let name, let format, let wanted):
            Self.message("wanted.\(Self.list(wanted))", name, ["format": format.title])
        case .tooLarge(let name, let megabytes): Self.message("tooLarge", name, ["megabytes": "\(megabytes)"])
        case .tooMany(let most): Self.message(most == 1 ? "tooMany.one" : "tooMany.many", nil, ["most": "\(most)"])
        case .unreadable(let name): Self.message("unreadable", name)
        case .tooManyPixels(let name, let megapixels): Self.message("tooManyPixels", name, ["megapixels": "\(megapixels)"])
        case .severalPages(let name): Self.message("severalPages", name)
        case .locked(let name): Self.message("locked", name)
        case .tooManyPages(let name, let most): Self.message("tooManyPages", name, ["most": "\(most)"])
        case .infected(let name): Self.message("infected", name)
        case .tooSlow(let name): Self.message("tooSlow", name)
        case .awaitingScan(let name): Self.message("awaitingScan", name)
        case .nothingToJoin: Self.message("nothingToJoin")
        }
    }

    /// "image-pdf": one sentence for each set, because a list put together from words would be wrong in some language.
    static func list(_ wanted: Set<FileRule.Accepted>) -> String { wanted.map(\.rawValue).sorted().joined(separator: "-") }

    private static func message(_ key: String, _ name: String? = nil, _ more: [String: String] = [:]) -> UserMessage {
        var arguments = more
        arguments["name"] = name
        return UserMessage("attachments.problem.\(key)", arguments)
    }
}
