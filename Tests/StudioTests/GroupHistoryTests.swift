import Core
import Definitions
import Foundation
import Storage
import TestSupport
import Testing

@testable import Studio

/// A group in a database of its own, and who changes it.
private struct ChangedGroup {
    let groups: SQLGroups
    let workshop: Workshop
    let key: ProcedureSlug

    init(_ engine: TestEngine) async throws {
        groups = SQLGroups(database: try await TestDatabase.open(engine, migrations: StudioFeature.migrations))
        workshop = Workshop(drafts: GroupDrafts(groups: groups), books: Books(), isForGroups: true)
        key = try #require(ProcedureSlug("un-enfant"))
        try await add()
    }

    func add() async throws {
        let fields = try FileTree(yaml: "[{id: prenom, kind: text, label: Prénom}]").items ?? []
        try await groups.add(
            SharedGroup(
                organisation: Books.town, key: key, title: "Un enfant", fields: fields, revision: 1, changedBy: AgentID(1), changedAt: World.morning))
    }

    func rename(_ title: String, by agent: Int64 = 1) async throws {
        let what = UserMessage("studio.change.element", ["title": title])
        try await workshop.change(key, by: World.designer(agent), now: World.morning, what: what, at: "title") {
            try $0.set(FilePath([.key("title")]), to: .text(title))
        }
    }
}

@Suite("The changes of a group of questions")
struct GroupHistoryTests {
    @Test("Who changed what is kept, the latest first, and a change is taken back with those after it", arguments: TestEngine.allCases)
    func takenBack(engine: TestEngine) async throws {
        let test = try await ChangedGroup(engine)
        try await test.rename("Votre enfant")
        try await test.rename("L'enfant", by: 2)

        let changes = try await test.workshop.drafts.changes(of: test.key, in: Books.town, atMost: 50)
        #expect(changes.map(\.revision) == [3, 2] && changes.map(\.agent) == [AgentID(2), AgentID(1)])
        #expect(changes[0].what == UserMessage("studio.change.element", ["title": "L'enfant"]) && changes[0].path == "title")

        let before = try #require(try await test.workshop.drafts.source(before: 2, of: test.key, in: Books.town))
        let tree = try Workshop.tree(before)
        try await test.workshop.change(test.key, by: World.designer(), now: World.morning, what: UserMessage("studio.change.undone"), at: "") {
            $0 = tree
        }

        let group = try #require(try await test.groups.group(test.key, of: Books.town))
        // It goes on: the copies of the procedures are behind, and are proposed the former questions.
        #expect(group.title == "Un enfant" && group.revision == 4 && group.fields.map { $0.string("id") } == ["prenom"])
    }

    @Test("Fifty changes can be taken back, not one more", arguments: TestEngine.allCases)
    func forgotten(engine: TestEngine) async throws {
        let test = try await ChangedGroup(engine)
        for number in 1...51 { try await test.rename("Titre \(number)") }

        #expect(try await test.groups.source(before: 2, of: test.key, in: Books.town) == nil)
        #expect(try await test.groups.source(before: 3, of: test.key, in: Books.town) != nil)
        #expect(try await test.groups.changes(of: test.key, in: Books.town, atMost: 100).count == 51)
    }

    @Test(
        "Another authority's group of the same name has changes of its own, and a group that is removed takes them away",
        arguments: TestEngine.allCases)
    func apart(engine: TestEngine) async throws {
        let test = try await ChangedGroup(engine)
        try await test.rename("Votre enfant")

        #expect(try await test.groups.changes(of: test.key, in: OrganisationID(2), atMost: 50).isEmpty)
        try await test.groups.remove(test.key, of: Books.town)
        try await test.add()
        try await test.rename("L'enfant")
        #expect(try await test.groups.changes(of: test.key, in: Books.town, atMost: 50).map(\.revision) == [2])
    }
}
