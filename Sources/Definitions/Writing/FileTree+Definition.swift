import Core
import Forms
import Law

extension ProcedureDefinition {
    /// The file that says this. Reading it gives this definition again.
    public var yaml: String { FileTree(self).yaml }
}

extension FileTree {
    /// A definition as a file has it, without what goes without saying.
    public init(_ definition: ProcedureDefinition) {
        var tree = FileMembers()
        tree.add("procedure", definition.slug.description)
        tree.addPresentation(of: definition)
        tree.addTexts(of: definition)
        tree.addRules(of: definition)
        tree.add("pieces", definition.pieces.isEmpty ? nil : .mapping(definition.pieces.map { Member($0.key, FileTree($0)) }))
        tree.add("form", definition.form.map { .mapping([Member("pages", .list($0.pages.map { FileTree($0) }))]) })
        tree.add("workflow", definition.workflow.map { FileTree($0, when: definition.actionConditions) })
        tree.add("templates", definition.templates.isEmpty ? nil : FileTree(definition.templates))
        if !definition.tests.isEmpty { tree.add("tests", .list(definition.tests.map { FileTree($0) })) }
        self = tree.tree
    }

    private init(_ templates: ProcedureTemplates) {
        var tree = FileMembers()
        tree.add("mails", templates.mails.isEmpty ? nil : .mapping(templates.mails.map { Member($0.name, FileTree($0, heading: "subject")) }))
        tree.add("papers", templates.papers.isEmpty ? nil : .mapping(templates.papers.map { Member($0.name, FileTree($0, heading: "title")) }))
        self = tree.tree
    }

    private init(_ template: WrittenTemplate, heading: String) {
        var tree = FileMembers()
        tree.add(heading, template.heading)
        tree.add("text", template.text)
        self = tree.tree
    }

    private init(_ piece: Piece) {
        var tree = FileMembers()
        tree.add("label", piece.label)
        tree.add("hint", piece.hint)
        tree.add("legalBasis", piece.legalBasis)
        tree.add("indispensable", piece.isIndispensable, unless: false)
        self = tree.tree
    }
}

/// The members of a mapping being written: what is empty is left out.
struct FileMembers {
    private var members: [FileTree.Member] = []

    var tree: FileTree { .mapping(members) }

    mutating func add(_ key: String, _ value: FileTree?) { if let value { members.append(FileTree.Member(key, value)) } }
    mutating func add(_ key: String, _ text: String?) { if let text, !text.isEmpty { add(key, FileTree.text(text)) } }
    mutating func add(_ key: String, _ number: Int?) { add(key, number.map(String.init)) }
    mutating func add(_ key: String, _ texts: [String]) { if !texts.isEmpty { add(key, FileTree.list(texts.map(FileTree.text))) } }
    mutating func add(_ key: String, _ flag: Bool, unless usual: Bool) { if flag != usual { add(key, flag ? "true" : "false") } }
}

extension FileMembers {
    fileprivate mutating func addPresentation(of definition: ProcedureDefinition) {
        add("title", definition.title)
        add("summary", definition.summary)
        add("theme", definition.theme?.rawValue)
        add("moments", definition.moments.map(\.rawValue))
        add("keywords", definition.keywords)
        add("audience", definition.audience.map(\.rawValue))
        add("unit", definition.unit)
        add("sector", definition.sector?.rawValue)
        add("external", definition.external.map(\.tree))
        switch definition.price {
        case .free: add("free", "true")
        case .fee(let fee): add("fee", fee)
        case nil: break
        }
        add("delay", definition.delay)
        add("channels", definition.channels == Channels() ? nil : definition.channels.tree)
    }

    fileprivate mutating func addTexts(of definition: ProcedureDefinition) {
        add("description", definition.description)
        add("who", definition.who)
        let notices = definition.notices.map { FileTree.mapping([.init("title", .text($0.title)), .init("text", .text($0.text))]) }
        add("notices", notices.isEmpty ? nil : .list(notices))
        add("knowledge", definition.knowledge)
    }

    fileprivate mutating func addRules(of definition: ProcedureDefinition) {
        add("silence", definition.silence.map(\.tree))
        add("retention", definition.retention.map(\.tree))
        add("legal", definition.legal)
        add("data", definition.data.map(\.tree))
        add("remedy", definition.remedy)
        add("permit", definition.permit?.rawValue)
        add("act", definition.act?.rawValue)
        add("parents", definition.otherParent)
        add("proof", definition.proof.map(\.tree))
    }
}

extension ExternalService {
    fileprivate var tree: FileTree {
        var tree = FileMembers()
        tree.add("url", url)
        tree.add("name", name)
        tree.add("why", why)
        return tree.tree
    }
}

extension NeededProof {
    fileprivate var tree: FileTree {
        var tree = FileMembers()
        tree.add("level", level.rawValue)
        tree.add("why", why)
        return tree.tree
    }
}

extension Channels {
    fileprivate var tree: FileTree {
        var tree = FileMembers()
        tree.add("online", online.map { $0 == .here ? "true" : "external" })
        tree.add("phone", phone)
        tree.add("counter", counter)
        return tree.tree
    }
}

extension SilenceRule {
    fileprivate var tree: FileTree {
        var tree = FileMembers()
        tree.add("effect", effect.rawValue)
        tree.add("delay", "\(count) \(unit.rawValue)")
        tree.add("start", start.rawValue)
        tree.add("incomplete", incomplete.rawValue)
        tree.add("legalBasis", legalBasis)
        tree.add("checkedOn", checkedOn?.description)
        tree.add("checkedBy", checkedBy)
        return tree.tree
    }
}

extension RetentionRule {
    fileprivate var tree: FileTree {
        var tree = FileMembers()
        tree.add("months", months)
        tree.add("active", activeMonths)
        tree.add("fate", fate.rawValue)
        tree.add("legalBasis", legalBasis)
        return tree.tree
    }
}

extension DataNotice {
    fileprivate var tree: FileTree {
        var tree = FileMembers()
        tree.add("purpose", purpose)
        tree.add("basis", basis)
        tree.add("recipients", recipients)
        tree.add("sources", sources)
        return tree.tree
    }
}
