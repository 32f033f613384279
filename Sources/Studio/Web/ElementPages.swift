import Core
import Definitions
import Hummingbird
import Web

/// Elements: one's page, and what is done to it.
extension StudioPages {
    var elementRoutes: [Route] {
        [
            .agents(.get, shelf.path + "/:slug/element", Self.roles, answer: element),
            .agents(.post, shelf.path + "/:slug/element", Self.roles, answer: saveElement),
            .agents(.post, shelf.path + "/:slug/ajouts", Self.roles, answer: addElement),
            .agents(.post, shelf.path + "/:slug/gestes", Self.roles, answer: gesture),
        ]
    }

    @Sendable private func element(_ visit: AgentVisit) async throws -> Response {
        var studio = try await open(visit)
        guard let path = visit.visit.query("chemin").flatMap(FilePath.init), let kind = ElementKind(at: path), let tree = studio.tree[path] else {
            throw StudioProblem.changedMeanwhile
        }
        // A group is one page of questions: its own.
        if shelf == .groups, path == SharedGroup.page { return .seeOther(studio.path + (visit.visit.query("fait") == nil ? "" : "?fait=1")) }
        if kind.isTemplate { return try await templatePage(studio, path, kind) }
        let copies = kind == .page || tree.string("kind") == "block" ? try await copyForms(studio, path.key("fields")) : nil
        if kind == .action { studio = try await withProcedures(studio) }
        return studio.page(
            visit.words("studio.element.\(kind.rawValue).named", ["title": ElementList(studio, path.parent, kind).title(tree)]), kind: .wide,
            crumbs: crumbs(to: path, kind, studio),
            """
            <div class="bench"><div>
            \(SheetForm(studio, kind.sheet(for: tree), at: path, action: studio.link("element"), extra: inner(kind, tree, path, studio)).html)
            \(copies)
            </div>\(PhonePreview(studio, path)?.html)</div>
            """)
    }

    private func inner(_ kind: ElementKind, _ tree: FileTree, _ path: FilePath, _ studio: StudioVisit) -> HTML? {
        guard kind == .page || tree.string("kind") == "block" else { return nil }
        return ElementList(studio, path.key("fields"), .field).html
    }

    private func crumbs(to path: FilePath, _ kind: ElementKind, _ studio: StudioVisit) -> [(label: String, href: String)] {
        let words = studio.words
        switch kind {
        case .notice: return [(words("studio.part.texts"), studio.link("parties/texts"))]
        case .piece: return [(words("studio.part.pieces"), studio.link("pieces"))]
        case .test: return [(words("studio.tool.essai"), studio.link("essai"))]
        case .mail, .paper: return [(words("studio.part.templates"), studio.link("messages"))]
        case .status, .action, .timer: return [(words("studio.part.workflow"), studio.link("circuit"))]
        case .page: return [(words("studio.part.form"), studio.link("formulaire"))]
        case .field:
            var crumbs = shelf == .groups ? [] : [(words("studio.part.form"), studio.link("formulaire"))]
            for count in stride(from: shelf == .groups ? 5 : 3, to: path.steps.count, by: 2) {
                let above = FilePath(Array(path.steps.prefix(count)))
                let tree = studio.tree[above]
                crumbs.append((tree?.string(count == 3 ? "title" : "label") ?? "", studio.link(to: above)))
            }
            return crumbs
        }
    }

    @Sendable private func saveElement(_ visit: AgentVisit) async throws -> Response {
        guard let path = visit.seen?.path, let kind = ElementKind(at: path) else { throw StudioProblem.changedMeanwhile }
        let boxes = SheetBoxes(values: visit.form.values)
        let title = boxes.first("label") + boxes.first("title")
        let what = UserMessage("studio.change.element", ["title": title.isEmpty ? path.description : title])
        return try await change(visit, what: what, at: path.description, then: "element?chemin=\(path.description.queryEncoded)") { tree in
            guard var element = tree[path] else { throw NoSuchPlace(path: path) }
            let before = element
            try kind.sheet(for: element).write(boxes, into: &element)
            if kind == .field { element.forgetKeys(besidesThoseOf: before.string("kind")) }
            if kind == .action { try element.forgetCarried(besidesThoseFor: before.string("create")) }
            try tree.set(path, to: element)
        }
    }

    @Sendable private func addElement(_ visit: AgentVisit) async throws -> Response {
        guard let list = visit.form.first("liste").flatMap(FilePath.init), let kind = visit.form.first("sorte").flatMap(ElementKind.init(rawValue:)),
            ElementKind(at: kind.isNamed ? list.key("x") : list.item(0)) == kind
        else { throw StudioProblem.changedMeanwhile }
        let typed = visit.form.text("titre-\(kind.rawValue)") ?? visit.words("studio.untitled")
        let fieldKind = visit.form.first("kind") ?? "text"
        let what = UserMessage("studio.change.added", ["title": typed])
        let slug: ProcedureSlug = try visit.visit.parameter("slug")
        var place = list
        try await workshop.change(slug, by: visit.viewer, now: visit.now, what: what, at: list.description) { tree in
            let element = NewElement.tree(kind, titled: typed, fieldKind: fieldKind, in: tree, list: list, visit.words)
            if kind.isNamed {
                place = list.key(
                    tree.freshName(typed, taken: Set((tree[list]?.members ?? []).map(\.key) + (kind.isTemplate ? TemplateNames.shipped(kind) : []))))
                try tree.set(place, to: element)
            } else {
                place = try tree.insert(element, into: list)
            }
        }
        return .seeOther("\(shelf.path)/\(slug)/element?chemin=\(place.description.queryEncoded)&fait=1")
    }

    /// One button of a list: `up form.pages[0].fields[3] 8c7dd922ad47494f`; dragging sends `move … 2`, the new place in the list.
    @Sendable private func gesture(_ visit: AgentVisit) async throws -> Response {
        let parts = (visit.form.first("geste") ?? "").split(separator: " ").map(String.init)
        guard parts.count >= 3, let path = FilePath(parts[1]), let kind = ElementKind(at: path) else { throw StudioProblem.changedMeanwhile }
        let target = parts.count == 4 ? Int(parts[3]) : nil
        guard let gesture = parts[0] == "move" ? target.map({ Gesture.move(by: $0 - (path.index ?? 0)) }) : Gesture(name: parts[0]) else {
            throw StudioProblem.changedMeanwhile
        }
        let slug: ProcedureSlug = try visit.visit.parameter("slug")
        try await workshop.change(
            slug, by: visit.viewer, now: visit.now, seen: Seen(path: path, digest: parts[2]),
            what: UserMessage("studio.change.\(parts[0] == "up" || parts[0] == "down" ? "move" : parts[0])", ["place": path.description]),
            at: path.description
        ) { tree in
            switch gesture {
            case .remove: try tree.remove(path)
            case .move(let offset): try tree.move(path, by: offset)
            case .copy: _ = try tree.copy(path)
            }
        }
        return .seeOther(home(of: kind, path, slug) + "#" + path.parent.description)
    }

    /// The page that lists an element among the others.
    private func home(of kind: ElementKind, _ path: FilePath, _ slug: ProcedureSlug) -> String {
        let place =
            switch kind {
            case .notice: "parties/texts?fait=1"
            case .piece: "pieces?fait=1"
            case .test: "essai?fait=1"
            case .mail, .paper: "messages?fait=1"
            case .page: "formulaire?fait=1"
            case .field: "element?chemin=\(path.parent.parent.description.queryEncoded)&fait=1"
            case .status, .action, .timer: "circuit?fait=1"
            }
        return "\(shelf.path)/\(slug)/\(place)"
    }
}

extension FileTree {
    /// What a linked request begins with is chosen for one procedure: for another, or none, it is chosen anew.
    fileprivate mutating func forgetCarried(besidesThoseFor former: String) throws {
        if self["carry"] != nil, string("create") != former { try set(FilePath([.key("carry")]), to: nil) }
    }

    /// A question that became of another kind forgets what only the former kind knows, but what both know stays.
    fileprivate mutating func forgetKeys(besidesThoseOf former: String) {
        let kind = string("kind")
        guard kind != former, let old = FieldKindName(rawValue: former), let new = FieldKindName(rawValue: kind) else { return }
        for key in old.ownKeys where !new.ownKeys.contains(key) { try? set(FilePath([.key(key)]), to: nil) }
    }
}
