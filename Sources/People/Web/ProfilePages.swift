import Core
import Forms
import HTTPTypes
import Hummingbird
import Web

/// « Mes informations »: what a person keeps to fill forms with, if they want.
struct ProfilePages: Sendable {
    let people: PeopleFeature

    static let path = SpacePages.path + "/informations"

    var routes: [Route] {
        [
            people.inside(.get, Self.path) { try await page($0) },
            people.inside(.post, Self.path, answer: save),
            people.inside(.post, Self.path + "/franceconnect", answer: keepGiven),
            people.inside(.post, Self.path + "/effacement", answer: erase),
        ]
    }

    @Sendable private func save(_ space: SpaceVisit) async throws -> Response {
        try space.isWrittenByViewer()
        let form = Profile.form(space.words), input = FormInput(space.visit.form.values)
        let outcome = form.check(page: form.pages[0], input: input, keeping: Answers(), context: FormContext(today: space.visit.today))
        guard outcome.isValid else { return try await page(space, typed: input, problems: outcome.problems) }
        try await people.profiles.save(Profile(outcome.answers), of: people.person(space), at: space.visit.now)
        return .seeOther(Self.path + "?fait=garde")
    }

    /// Box by box: what is not ticked is forgotten with the session.
    @Sendable private func keepGiven(_ space: SpaceVisit) async throws -> Response {
        let person = try await people.person(space), ticked = Set(space.visit.form.all(ProfilePage.given))
        guard !ticked.isEmpty else { return try await page(space, isNothingTicked: true) }
        let given = try await given(space, person)
        let found = Profile(Answers(given.answers.values.filter { !Birthplace.isLost($0.value) }))
        try await people.profiles.change(person, at: space.visit.now) { $0.taking(ticked, from: found) }
        return .seeOther(Self.path + "?fait=garde")
    }

    @Sendable private func erase(_ space: SpaceVisit) async throws -> Response {
        try await people.profiles.save(Profile(), of: people.person(space), at: space.visit.now)
        return .seeOther(Self.path + "?fait=efface")
    }

    private func given(_ space: SpaceVisit, _ person: Person) async throws -> Profile {
        try await people.profiles.given(session: space.visit.personSession ?? "", of: person.id)
    }

    private func page(
        _ space: SpaceVisit, typed: FormInput? = nil, problems: [FieldProblem] = [], isNothingTicked: Bool = false
    ) async throws -> Response {
        let person = try await people.person(space)
        let page = ProfilePage(
            visit: space.visit, writer: space.writerField, profile: try await people.profiles.find(person), given: try await given(space, person),
            typed: typed,
            problems: problems, isNothingTicked: isNothingTicked)
        let isRefused = !problems.isEmpty || isNothingTicked
        return space.visit.page(title: space.words("people.profile.title"), status: isRefused ? .unprocessableContent : .ok, page.html)
    }
}
