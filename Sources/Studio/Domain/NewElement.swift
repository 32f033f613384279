import Core
import Definitions
import Workflows

/// What an element is when it has just been added: enough to be shown, with a title to replace.
enum NewElement {
    /// - Parameter title: what was typed when it was added; a question's own words.
    static func tree(
        _ kind: ElementKind, titled title: String, fieldKind: String, in tree: FileTree, list: FilePath, _ words: Words
    ) -> FileTree {
        switch kind {
        case .mail, .paper: return template(kind, titled: title, words)
        case .notice: return .mapping([.init("title", .text(title)), .init("text", .text(""))])
        case .piece: return .mapping([.init("label", .text(title)), .init("legalBasis", .text(""))])
        case .page:
            let id = tree.freshName(title, taken: tree.fieldNames)
            return .mapping([.init("id", .text(id)), .init("title", .text(title)), .init("fields", .list([]))])
        case .test: return .mapping([.init("name", .text(title))])
        case .field: return field(title, fieldKind, tree, isOfRow: list.steps.count { $0 == .key("fields") } > 1)
        case .status:
            let key = tree.freshName(title, taken: tree.names(in: list, "key"))
            return .mapping([
                .init("key", .text(key)), .init("nature", .text(Status.Nature.open.rawValue)), .init("label", .text(title)), .init("next", .text("")),
            ])
        case .action:
            let key = tree.freshName(title, taken: tree.names(in: list, "key"))
            return .mapping([
                .init("key", .text(key)), .init("label", .text(title)), .init("from", .list([])),
                .init("by", .list([.text(Action.Actor.caseworker.rawValue)])),
            ])
        case .timer:
            let status = tree["workflow"]?["statuses"]?.items?.first?.string("key") ?? ""
            return .mapping([.init("status", .text(status)), .init("after", .text("30 days")), .init("action", .text(""))])
        }
    }

    /// How a message or a letter begins.
    static func template(_ kind: ElementKind, titled title: String, _ words: Words) -> FileTree {
        if kind == .paper { return .mapping([.init("title", .text(title)), .init("text", .text(words("studio.templates.start.paper") + "\n"))]) }
        return mail(
            WrittenTemplate(name: title, heading: words("studio.templates.start.subject"), text: words("studio.templates.start.mail") + "\n"))
    }

    static func mail(_ written: WrittenTemplate) -> FileTree {
        .mapping([.init("subject", .text(written.heading)), .init("text", .text(written.text))])
    }

    static func paper(_ written: WrittenTemplate) -> FileTree {
        .mapping([.init("title", .text(written.heading)), .init("text", .text(written.text))])
    }

    private static func field(_ title: String, _ kind: String, _ tree: FileTree, isOfRow: Bool) -> FileTree {
        let id = tree.freshName(title, taken: tree.fieldNames)
        var members: [FileTree.Member] = [.init("id", .text(id)), .init("kind", .text(kind)), .init("label", .text(title))]
        switch kind {
        case "choice", "choices", "linkedChoice": members.append(.init("options", .list([])))
        case "email":
            // A person must be able to file without one; and what is asked without its role is answered to nobody.
            members.append(.init("required", .text("false")))
            if !isOfRow, !tree.fields.contains(where: { $0.string("role") == "email" }) { members.append(.init("role", .text("email"))) }
        case "block": members += [.init("row", .text("")), .init("fields", .list([]))]
        case "attestation", "explanation": members.append(.init("text", .text("")))
        case "appointment": members.append(.init("type", .text("")))
        case "computed": members.append(.init("value", .text("0")))
        default: break
        }
        return .mapping(members)
    }

    /// A procedure that has nothing but its name and place.
    static func procedure(_ slug: ProcedureSlug, title: String, unit: String) -> FileTree {
        .mapping([
            .init("procedure", .text(slug.description)), .init("title", .text(title)), .init("unit", .text(unit)),
            .init("channels", .mapping([.init("online", .text("true"))])),
            .init(
                "form",
                .mapping([
                    .init(
                        "pages",
                        .list([.mapping([.init("id", .text("demande")), .init("title", .text("Votre demande")), .init("fields", .list([]))])]))
                ])),
            .init("workflow", .text("standard")),
        ])
    }
}
