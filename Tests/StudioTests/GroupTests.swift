import Core
import Definitions
import Foundation
import TestSupport
import Testing

@testable import Studio

@Suite("Groups of questions that procedures share")
struct GroupTests {
    private static func group(_ yaml: String, revision: Int = 1) throws -> SharedGroup {
        SharedGroup(
            organisation: OrganisationID(1), key: try #require(ProcedureSlug("un-enfant")), title: "Un enfant",
            fields: try FileTree(yaml: yaml).items ?? [], revision: revision, changedBy: AgentID(1), changedAt: Date(timeIntervalSince1970: 0))
    }

    private static let child = """
        - {id: prenom, kind: text, label: Prénom, role: firstName}
        - {id: ecole, kind: yesNo, label: "Va-t-il à l'école ?", when: {field: prenom, answered: true}}
        """

    private static func form(_ fields: String) throws -> FileTree {
        try FileTree(yaml: "procedure: a\nform: {pages: [{id: p, title: P, fields: [\(fields)]}, {id: q, title: Q, fields: []}]}")
    }

    private static let first = FilePath("form.pages[0].fields") ?? FilePath()
    private static let second = FilePath("form.pages[1].fields") ?? FilePath()

    private func ids(_ tree: FileTree, _ list: FilePath = first) -> [String] { tree[list]?.items?.map { $0.string("id") } ?? [] }

    @Test("A copy is whole in the file, with where each question comes from")
    func inserted() throws {
        var tree = try Self.form("{id: x, kind: text, label: X}")
        try tree.insert(try Self.group(Self.child), into: Self.first)

        #expect(ids(tree) == ["x", "prenom", "ecole"])
        #expect(tree[Self.first.item(1)].flatMap(GroupUse.init) == GroupUse(group: "un-enfant", field: "prenom", revision: 1))
        // This little procedure says nothing of personal data; what is copied must read.
        let faults = ProcedureFile(tree.yaml).faults.filter { $0.message.key.hasPrefix("definitions.file") && $0.field.hasPrefix("form") }
        #expect(faults.isEmpty, "\(faults)")
    }

    @Test("Ids that are taken change, in conditions too; a role is not given twice")
    func renamed() throws {
        var tree = try Self.form("{id: prenom, kind: text, label: X, role: firstName}")
        try tree.insert(try Self.group(Self.child), into: Self.second)

        #expect(ids(tree, Self.second) == ["prenom_2", "ecole"])
        #expect(tree[Self.second.item(1).key("when").key("field")]?.text == "prenom_2")
        #expect(tree[Self.second.item(0)]?["role"] == nil)
    }

    @Test("Computations follow the names, in a block too")
    func computed() throws {
        var tree = try Self.form("{id: repas, kind: integer, label: X}")
        let group = try Self.group(
            """
            - id: enfants
              kind: block
              row: enfant
              fields: [{id: repas, kind: integer, label: Repas}, {id: prix, kind: computed, label: Prix, value: {product: [repas, 4]}}]
            """)
        try tree.insert(group, into: Self.first)

        let inner = tree[Self.first.item(1).key("fields")]
        #expect(inner?.items?.map { $0.string("id") } == ["repas_2", "prix"])
        #expect(inner?.items?[1]["value"]?["product"]?.items == [.text("repas_2"), .text("4")])
    }

    @Test("An update changes what the group says, and keeps ids and what the procedure alone says")
    func updated() throws {
        var tree = try Self.form("{id: prenom, kind: text, label: X}, {id: seul, kind: yesNo, label: Y}")
        try tree.insert(try Self.group(Self.child), into: Self.first)
        try tree.set(Self.first.item(2).key("listable"), to: .text("true"))
        try tree.set(Self.first.item(2).key("when"), to: try FileTree(yaml: "{field: seul, is: oui}"))

        try tree.update(
            try Self.group(
                """
                - {id: nom, kind: text, label: Nom}
                - {id: prenom, kind: text, label: Son prénom}
                """, revision: 4))

        #expect(ids(tree) == ["prenom", "seul", "nom", "prenom_2"])
        let prenom = tree[Self.first.item(3)]
        #expect(prenom?.string("label") == "Son prénom" && prenom?.string("listable") == "true" && prenom?["when"]?.string("field") == "seul")
        #expect(tree.groupUses == ["un-enfant": 4])
    }

    @Test("Updating twice changes nothing more; each copy of a group is updated in its place")
    func twice() throws {
        var tree = try Self.form("{id: x, kind: text, label: X}")
        let group = try Self.group(Self.child)
        try tree.insert(group, into: Self.first)
        try tree.insert(group, into: Self.second)
        let newer = try Self.group(Self.child + "\n- {id: age, kind: integer, label: Âge}", revision: 2)

        try tree.update(newer)
        let once = tree
        try tree.update(newer)

        #expect(tree == once)
        #expect(ids(tree) == ["x", "prenom", "ecole", "age"] && ids(tree, Self.second) == ["prenom_2", "ecole_2", "age_2"])
    }

    @Test("A group made of a page leaves to the procedure the conditions on what is not in it")
    func shared() throws {
        let fields = try FileTree(
            yaml: """
                - {id: a, kind: text, label: A, when: {any: [{field: ailleurs, is: oui}, {field: b, is: oui}]}}
                - {id: b, kind: yesNo, label: B, use: {group: g, field: b, revision: 1}}
                - {id: c, kind: text, label: C, when: {field: b, is: oui}}
                """)
        let shared = FileTree.shared(fields.items ?? [])

        #expect(shared.map { $0["when"] != nil } == [false, false, true] && shared.allSatisfy { $0["use"] == nil })
    }

    @Test("What is no longer followed stays, and is updated no more")
    func detached() throws {
        var tree = try Self.form("{id: x, kind: text, label: X}")
        try tree.insert(try Self.group(Self.child), into: Self.first)
        try tree.detach("un-enfant")
        let before = tree

        try tree.update(try Self.group("- {id: autre, kind: text, label: Autre}", revision: 9))

        #expect(tree == before && tree.groupUses.isEmpty && ids(tree) == ["x", "prenom", "ecole"])
    }

    @Test(
        "A mark that is not one is told at its line",
        arguments: ["{group: g}", "g", "{group: g, field: x, revision: 0}", "{groupe: g, field: x, revision: 1}"])
    func badMark(use: String) throws {
        let file = ProcedureFile("procedure: a\nform: {pages: [{id: p, title: P, fields: [{id: x, kind: text, label: X, use: \(use)}]}]}")

        #expect(file.faults.contains { $0.field.hasPrefix("form.pages[0].fields[0].use") })
    }

    @Test("Groups are kept, changed by one at a time, and told apart by authority", arguments: TestEngine.allCases)
    func storage(engine: TestEngine) async throws {
        let groups = SQLGroups(database: try await TestDatabase.open(engine, migrations: StudioFeature.migrations))
        let group = try Self.group(Self.child)
        try await groups.add(group)
        var newer = group
        newer.title = "L'enfant"

        await #expect(throws: StudioProblem.groupTaken("un-enfant")) { try await groups.add(group) }
        func save() async throws -> Bool { try await groups.save(newer, UserMessage("studio.saved"), at: "title", before: group.tree.yaml) }
        let first = try await save(), again = try await save()
        #expect(first && !again)
        let kept = try #require(try await groups.group(group.key, of: OrganisationID(1)))
        #expect(kept.title == "L'enfant" && kept.revision == 2 && kept.fields == group.fields)
        #expect(try await groups.group(group.key, of: OrganisationID(2)) == nil)
        try await groups.remove(group.key, of: OrganisationID(1))
        #expect(try await groups.all(of: OrganisationID(1)).isEmpty)
    }
}
