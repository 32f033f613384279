import Core
import Definitions
import Hummingbird
import Web

/// What a procedure does with shared groups: takes a copy, follows its changes or no longer, makes a group of a page.
extension StudioPages {
    var copyRoutes: [Route] {
        [
            .agents(.post, StudioVisit.path + "/:slug/groupes/copies", Self.roles, answer: insertGroup),
            .agents(.post, StudioVisit.path + "/:slug/groupes/mises-a-jour", Self.roles, answer: updateGroup),
            .agents(.post, StudioVisit.path + "/:slug/groupes/abandons", Self.roles, answer: detachGroup),
            .agents(.post, StudioVisit.path + "/:slug/groupes", Self.roles, answer: shareFields),
        ]
    }

    /// Below the questions of a page or of a block: which group to copy there, and how to make one of them.
    func copyForms(_ studio: StudioVisit, _ list: FilePath) async throws -> HTML? {
        if shelf == .groups { return nil }
        let words = studio.words
        let all = try await groups.all(of: studio.draft.organisation)
        let options = all.filter { !studio.tree.has($0, in: list) }.map { ChoiceOption($0.key.description, $0.title) }
        let place: HTML = "<input type=\"hidden\" name=\"liste\" value=\"\(list.description)\">"
        let inserting: HTML = """
            <form class="add" method="post" action="\(studio.link("groupes/copies"))">\(studio.visit.visit.formToken)\(place)
            \(SelectInput(Question("groupe", words("studio.groups.which"), words, hint: words("studio.groups.which.hint")), options: options))
            \(Button(words("studio.groups.insert"), .secondary))
            </form>
            """
        let sharing: HTML = """
            <form class="add" method="post" action="\(studio.link("groupes"))">\(studio.visit.visit.formToken)\(place)
            \(TextInput(Question("titre", words("studio.groups.share"), words, hint: words("studio.groups.share.hint"))))
            \(Button(words("studio.groups.share.button"), .secondary))
            </form>
            """
        let isEmpty = (studio.tree[list]?.items ?? []).isEmpty
        if options.isEmpty, isEmpty { return nil }
        return Details(words("studio.groups"), "\(options.isEmpty ? nil : inserting)\(isEmpty ? nil : sharing)").html
    }

    /// The groups that this procedure copied, and which of them changed since.
    func groupNotices(_ studio: StudioVisit) async throws -> HTML? {
        let uses = studio.tree.groupUses
        if uses.isEmpty { return nil }
        let words = studio.words
        let all = try await groups.all(of: studio.draft.organisation)
        let lines = all.compactMap { group -> HTML? in
            guard let revision = uses[group.key.description] else { return nil }
            let isBehind = revision < group.revision
            return """
                <li><div><a href="\(StudioShelf.groups.path)/\(group.key.description)">\(group.title)</a> \
                \(isBehind ? StatusTag(words("studio.groups.behind"), .waiting) : StatusTag(words("studio.groups.same"), .good))</div>
                <div class="gestures">\(if: isBehind, button("mises-a-jour", words("studio.groups.update"), group, studio))\
                \(button("abandons", words("studio.groups.detach"), group, studio))</div></li>

                """
        }
        return """
            <section id="groupes"><h2>\(words("studio.groups.copied"))</h2><p>\(words("studio.groups.copied.hint"))</p>
            <ol class="elements">\(lines)</ol></section>
            """
    }

    private func button(_ place: String, _ label: String, _ group: SharedGroup, _ studio: StudioVisit) -> HTML {
        """
        <form method="post" action="\(studio.link("groupes/" + place))">\(studio.visit.visit.formToken)\
        <input type="hidden" name="groupe" value="\(group.key.description)">\
        <button class="quiet">\(label)<span class="aside"> \(group.title)</span></button></form>
        """
    }

    @Sendable private func insertGroup(_ visit: AgentVisit) async throws -> Response {
        let (group, list) = (try await asked(visit), try list(visit))
        return try await change(
            visit, what: UserMessage("studio.change.groupInserted", ["title": group.title]), at: list.description,
            then: "element?chemin=\(list.parent.description.queryEncoded)"
        ) { tree in
            if tree.has(group, in: list) { throw StudioProblem.groupAlreadyThere }
            try tree.insert(group, into: list)
        }
    }

    @Sendable private func updateGroup(_ visit: AgentVisit) async throws -> Response {
        let group = try await asked(visit)
        return try await change(
            visit, what: UserMessage("studio.change.groupUpdated", ["title": group.title]), at: "form", then: "formulaire"
        ) { try $0.update(group) }
    }

    @Sendable private func detachGroup(_ visit: AgentVisit) async throws -> Response {
        let group = try await asked(visit)
        return try await change(
            visit, what: UserMessage("studio.change.groupDetached", ["title": group.title]), at: "form", then: "formulaire"
        ) { try $0.detach(group.key.description) }
    }

    /// Makes a group of the questions of a page, which becomes its first copy.
    @Sendable private func shareFields(_ visit: AgentVisit) async throws -> Response {
        let list = try list(visit)
        let studio = try await open(visit)
        try await workshop.mayWrite(studio.tree, visit.viewer)
        let fields = studio.tree[list]?.items ?? []
        let group = try SharedGroup(titled: visit.form.text("titre") ?? "", fields: fields, by: visit.viewer, now: visit.now)
        try await groups.add(group)
        return try await change(
            visit, what: UserMessage("studio.change.groupMade", ["title": group.title]), at: list.description,
            then: "element?chemin=\(list.parent.description.queryEncoded)"
        ) { tree in
            // What somebody changed meanwhile is not the group's.
            if tree[list]?.items == fields { try tree.mark(list, as: group) }
        }
    }

    private func asked(_ visit: AgentVisit) async throws -> SharedGroup {
        guard let key = visit.form.first("groupe").flatMap({ ProcedureSlug($0) }),
            let group = try await groups.group(key, of: visit.viewer.organisation)
        else { throw StudioProblem.unknownGroup }
        return group
    }

    /// Where questions stand: in a page, or in a block.
    private func list(_ visit: AgentVisit) throws -> FilePath {
        guard let list = visit.form.first("liste").flatMap(FilePath.init), ElementKind(at: list.item(0)) == .field else {
            throw StudioProblem.changedMeanwhile
        }
        return list
    }
}
