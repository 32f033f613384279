import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// « Mes documents »: the files that a person keeps to give them again.
struct DocumentPages: Sendable {
    let people: PeopleFeature

    static let path = SpacePages.path + "/documents"

    var routes: [Route] {
        [
            people.inside(.get, Self.path) { try await page($0) },
            .post(Self.path, body: .stream, answer: receive),
            people.inside(.get, Self.path + "/:document", answer: show),
            people.inside(.get, Self.path + "/:document/fichier", answer: download),
            people.inside(.post, Self.path + "/:document/effacement", answer: remove),
        ]
    }

    static func path(of document: PersonDocument) -> String { "\(path)/\(document.id)" }

    /// The form is read, and its token checked with it, before anybody is sent to the door: no file of theirs is kept.
    @Sendable private func receive(_ visit: Visit) async throws -> Response {
        if let viewer = visit.person { return try await add(SpaceVisit(visit: visit, viewer: viewer)) }
        return try await people.checks.check(visit, field: "", rule: DocumentForm.rule) { _, _, _ in .seeOther(EntryPages.path) }
    }

    private func add(_ space: SpaceVisit) async throws -> Response {
        let person = try await people.person(space)
        return try await people.checks.check(space.visit, field: DocumentForm.file, rule: DocumentForm.rule) { sent, file, problems in
            let read = DocumentForm(sent, space.visit), faults = problems + read.faults(hasFile: file != nil || !problems.isEmpty)
            guard faults.isEmpty, let file else { return try await page(space, typed: sent, problems: faults) }
            do {
                _ = try await people.documents.keep(file.location, as: read.document(file), of: person, at: space.visit.now)
            } catch let problem as PeopleProblem where problem.kind == .invalid {
                return try await page(space, typed: sent, problems: [FieldProblem(field: DocumentForm.file, message: problem.message)])
            }
            return .seeOther(Self.path + "?fait=ajoute")
        }
    }

    @Sendable private func show(_ space: SpaceVisit) async throws -> Response {
        let found = try await find(space)
        return space.visit.page(title: found.title, DocumentPage(visit: space.visit, document: found).html)
    }

    @Sendable private func download(_ space: SpaceVisit) async throws -> Response {
        let open = try await people.open(try space.visit.parameter("document"), of: space.viewer)
        var headers = Response.downloadHeaders(name: open.document.fileName, mediaType: open.document.mediaType)
        headers[.xContentTypeOptions] = "nosniff"
        let body = ResponseBody(contentLength: open.document.size) { writer in
            try await open.forEach { try await writer.write(ByteBuffer(bytes: $0)) }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    @Sendable private func remove(_ space: SpaceVisit) async throws -> Response {
        try await people.documents.remove(try space.visit.parameter("document"), of: people.person(space), at: space.visit.now)
        return .seeOther(Self.path + "?fait=efface")
    }

    private func find(_ space: SpaceVisit) async throws -> PersonDocument {
        guard let found = try await people.documents.table.find(try space.visit.parameter("document"), of: people.person(space)) else {
            throw PeopleProblem.unknownDocument
        }
        return found.document
    }

    private func page(_ space: SpaceVisit, typed: SentForm? = nil, problems: [FieldProblem] = []) async throws -> Response {
        let documents = try await people.documents.table.all(of: people.person(space))
        let page = DocumentsPage(visit: space.visit, documents: documents, typed: typed, problems: problems)
        return space.visit.page(
            title: space.words("people.document.title"), status: problems.isEmpty ? .ok : .unprocessableContent, page.html)
    }
}

/// What is asked of a document beside its file.
struct DocumentForm {
    static let file = "fichier"
    static let rule = FileRule(accepted: [.pdf, .image, .document], most: 1, megabytes: PersonDocument.megabytes)

    private let outcome: PageOutcome

    init(_ sent: SentForm, _ visit: Visit) {
        let form = Form(pages: [Page(id: "document", title: "", fields: Array(Self.form(visit.words).fields.dropFirst()))])
        outcome = form.check(page: form.pages[0], input: FormInput(sent.values), keeping: Answers(), context: FormContext(today: visit.today))
    }

    static func form(_ words: Words) -> Form {
        let fields = [
            Field(id: file, kind: .file(rule), label: words("people.document.file"), hint: words("people.document.fileHint")),
            Field(
                id: "nom", kind: .text(TextRule(longest: 80)), label: words("people.document.name"), hint: words("people.document.nameHint"),
                isRequired: false),
            Field(
                id: "fin", kind: .date(DateRule()), label: words("people.document.end"), hint: words("people.document.endHint"), isRequired: false),
        ]
        return Form(pages: [Page(id: "document", title: words("people.document.title"), fields: fields)])
    }

    func faults(hasFile: Bool) -> [FieldProblem] {
        outcome.problems + (hasFile ? [] : [FieldProblem(field: Self.file, message: UserMessage("people.document.missing"))])
    }

    func document(_ file: CheckedDocument) -> NewPersonDocument {
        NewPersonDocument(
            title: outcome.answers.text("nom") ?? file.name, fileName: file.name, mediaType: file.mediaType, size: file.size,
            endsOn: outcome.answers.text("fin").flatMap { LocalDate($0) })
    }
}
