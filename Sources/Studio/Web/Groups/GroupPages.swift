import Core
import Definitions
import Foundation
import Hummingbird
import Web

/// The groups of questions that the procedures of an authority share: their list, and each one's page.
extension StudioPages {
    var groupRoutes: [Route] {
        elementRoutes + previewRoutes + [
            .agents(.get, shelf.path, Self.roles) { try await groupList($0, problem: nil) },
            .agents(.post, shelf.path, Self.roles, answer: addGroup),
            .agents(.get, shelf.path + "/:slug", Self.roles, answer: group),
            .agents(.post, shelf.path + "/:slug/titre", Self.roles, answer: renameGroup),
            .agents(.post, shelf.path + "/:slug/annulation", Self.roles, answer: undo),
            .agents(.post, shelf.path + "/:slug/mises-a-jour", Self.roles, answer: updateCopies),
            .agents(.post, shelf.path + "/:slug/suppression", Self.roles, answer: removeGroup),
        ]
    }

    @Sendable private func groupList(_ visit: AgentVisit, problem: StudioProblem?) async throws -> Response {
        let words = visit.words
        let cards = try await groups.all(of: visit.viewer.organisation).map { group in
            CardList.Card(group.title, href: "\(shelf.path)/\(group.key)", text: words.count(group.fields.count, "studio.groups.questions"))
        }
        let error = problem.map { words($0.message) }
        return visit.visit.page(
            title: words("studio.groups"), status: problem == nil ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("studio.title"), StudioVisit.path)], words: words))
            \(error.map { ErrorSummary([.init(href: "#titre", text: $0)], words: words).html })
            \(visit.visit.query("fait") != nil ? Notice(.success, words("studio.saved")) : nil)
            <h1>\(words("studio.groups"))</h1>
            <p class="lead">\(words("studio.groups.lead"))</p>
            \(cards.isEmpty ? "<p>\(words("studio.groups.none"))</p>" : CardList(cards).html)
            <form class="add" method="post" action="\(shelf.path)" novalidate>\(visit.visit.formToken)
            \(TextInput(
                Question("titre", words("studio.groups.new"), words, hint: words("studio.groups.new.hint"), error: error),
                value: visit.form.first("titre") ?? ""))
            \(Button(words("studio.groups.new.button")))
            </form>
            """)
    }

    @Sendable private func addGroup(_ visit: AgentVisit) async throws -> Response {
        do {
            let group = try SharedGroup(titled: visit.form.text("titre") ?? "", fields: [], by: visit.viewer, now: visit.now)
            try await groups.add(group)
            return .seeOther("\(shelf.path)/\(group.key)?fait=1")
        } catch let problem as StudioProblem {
            return try await groupList(visit, problem: problem)
        }
    }

    @Sendable private func group(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let words = visit.words
        let copies = try await copies(of: studio.draft.slug, visit)
        let history = try await history(of: studio)
        return studio.page(
            studio.title, kind: .wide,
            """
            <div class="bench"><div>
            <p>\(words("studio.groups.group.lead"))</p>
            \(FaultList(studio).html)
            \(ElementList(studio, SharedGroup.list, .field).html)
            \(CopyTable(studio: studio, copies: copies).html)
            \(history)
            \(Details(words("studio.groups.settings"), settings(studio)).html)
            </div>\(PhonePreview(studio, SharedGroup.page)?.html)</div>
            """)
    }

    /// The last changes, each of which can be taken back; `nil` when there is none.
    private func history(of studio: StudioVisit) async throws -> HTML? {
        let changes = try await workshop.drafts.changes(of: studio.draft.slug, in: studio.visit.viewer.organisation, atMost: 50)
        guard !changes.isEmpty else { return nil }
        let names = try await workshop.books.names(of: Set(changes.map(\.agent)))
        let title = studio.words("studio.groups.changes")
        return Details(title, "\(VersionTable(studio: studio, names: names).html(changes, titled: title))").html
    }

    private func settings(_ studio: StudioVisit) -> HTML {
        let words = studio.words
        return """
            <form method="post" action="\(studio.link("titre"))">\(studio.visit.visit.formToken)\(studio.seen(FilePath([.key("title")])))
            \(TextInput(Question("titre", words("studio.groups.title"), words), value: studio.title))
            \(Button(words("studio.save"), .secondary))
            </form>
            <p>\(words("studio.groups.remove.hint"))</p>
            <form method="post" action="\(studio.link("suppression"))">\(studio.visit.visit.formToken)\(Button(words("studio.groups.remove"), .danger))</form>
            """
    }

    @Sendable private func renameGroup(_ visit: AgentVisit) async throws -> Response {
        guard let title = visit.form.text("titre") else { throw StudioProblem.notASlug }
        return try await change(visit, what: UserMessage("studio.change.element", ["title": title]), at: "title", then: "") {
            try $0.set(FilePath([.key("title")]), to: .text(title))
        }
    }

    @Sendable private func removeGroup(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        try await groups.remove(studio.draft.slug, of: visit.viewer.organisation)
        return .seeOther(shelf.path + "?fait=1")
    }

    /// Makes the copies of one procedure, or of all those that the agent may write, what the group is now: in working copies alone.
    @Sendable private func updateCopies(_ visit: AgentVisit) async throws -> Response {
        let key: ProcedureSlug = try visit.visit.parameter("slug")
        guard let group = try await groups.group(key, of: visit.viewer.organisation) else { throw StudioProblem.unknownGroup }
        let asked = visit.form.first("demarche").flatMap { ProcedureSlug($0) }
        for copy in try await copies(of: key, visit) where copy.isBehind && copy.mayWrite && (asked == nil || asked == copy.slug) {
            try await procedures.change(
                copy.slug, by: visit.viewer, now: visit.now, what: UserMessage("studio.change.groupUpdated", ["title": group.title]), at: "form"
            ) { try $0.update(group) }
        }
        return .seeOther("\(shelf.path)/\(key)?fait=1#copies")
    }

    /// The procedures that have a copy of a group.
    private func copies(of key: ProcedureSlug, _ visit: AgentVisit) async throws -> [CopyTable.Copy] {
        guard let group = try await groups.group(key, of: visit.viewer.organisation) else { throw StudioProblem.unknownGroup }
        var copies: [CopyTable.Copy] = []
        for (slug, source) in try await procedures.sources(of: visit.viewer.organisation) where source.contains(key.description) {
            guard let tree = try? FileTree(yaml: source), let revision = tree.groupUses[key.description] else { continue }
            let mayWrite = (try? await procedures.mayWrite(tree, visit.viewer)) != nil
            copies.append(.init(slug: slug, title: tree.string("title"), isBehind: revision < group.revision, mayWrite: mayWrite))
        }
        return copies.sorted { (Text.folded($0.title), $0.slug) < (Text.folded($1.title), $1.slug) }
    }
}

extension SharedGroup {
    /// - Throws: ``StudioProblem/notASlug``.
    init(titled title: String, fields: [FileTree], by viewer: AgentViewer, now: Date) throws(StudioProblem) {
        guard let key = ProcedureSlug(String(Text.words(title).joined(separator: "-").prefix(60))), key.description.first?.isLetter == true else {
            throw .notASlug
        }
        self.init(
            organisation: viewer.organisation, key: key, title: title, fields: FileTree.shared(fields), revision: 1, changedBy: viewer.agent,
            changedAt: now)
    }
}
