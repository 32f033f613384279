import Core
import Definitions
import Hummingbird
import Web
import Workflows

/// Having the open requests of an older version follow the one that is live: first what they would lose, then the order.
extension StudioPages {
    var moveRoutes: [Route] {
        [
            .agents(.get, StudioVisit.path + "/:slug/deplacement", Self.roles, answer: previewMove),
            .agents(.post, StudioVisit.path + "/:slug/deplacement", Self.roles, answer: move),
        ]
    }

    @Sendable private func previewMove(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let (number, preview) = try await preview(studio, number: visit.visit.query("de"))
        return studio.page(
            visit.words("studio.move.title", ["number": "\(number)"]), crumbs: [(visit.words("studio.tool.versions"), studio.link("versions"))],
            MoveForm(studio: studio, number: number, preview: preview).html)
    }

    /// Only losses and statuses that the page showed count: what appeared meanwhile was agreed to by nobody.
    @Sendable private func move(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        try await workshop.mayWrite(studio.tree, visit.viewer)
        let (number, preview) = try await preview(studio, number: visit.form.first("de"))
        var statuses: [String: String] = [:]
        for gone in preview.statuses {
            if let key = visit.form.text(MoveForm.box(of: gone)) { statuses[gone.status.key] = key }
        }
        let order = MoveOrder(agreed: Set(visit.form.all("perte")), statuses: statuses)
        try await moves.move(order, of: studio.draft.slug, from: number, by: visit.viewer, now: visit.now)
        return .seeOther(studio.link("versions?deplacement=1"))
    }

    private func preview(_ studio: StudioVisit, number: String?) async throws -> (Int, MovePreview) {
        guard let number = number.flatMap({ Int($0) }),
            let preview = try await moves.preview(
                of: studio.draft.slug, from: number, in: studio.visit.viewer.organisation, zone: studio.visit.site.zone)
        else { throw WebProblem.notFound }
        return (number, preview)
    }
}

/// What would be lost, each loss with its box to tick.
struct MoveForm {
    let studio: StudioVisit
    let number: Int
    let preview: MovePreview

    private var words: Words { studio.words }

    static func box(of gone: MovePreview.GoneStatus) -> String { "etape-" + gone.status.key }

    var html: HTML {
        if preview.dossiers == 0 { return "<p>\(words("studio.move.none"))</p>" }
        return """
            <p class="lead">\(words.count(preview.dossiers, "studio.move.open"))</p>
            <p>\(words.count(preview.whole, "studio.move.whole"))</p>
            <form method="post" action="\(studio.link("deplacement"))">\(studio.visit.visit.formToken)
            <input type="hidden" name="de" value="\(number)">
            \(losses)
            \(preview.statuses.map(choice))
            <p>\(words("studio.move.after"))</p>
            \(Button(words("studio.move.button")))
            </form>
            """
    }

    private var losses: HTML? {
        if preview.losses.isEmpty { return nil }
        let options = preview.losses.map { loss in
            ChoiceOption(loss.key, words(loss.message), hint: words.count(loss.dossiers, "studio.move.requests"))
        }
        return Checkboxes(
            Question("perte", words("studio.move.losses"), words, hint: words("studio.move.losses.hint"), isOptional: true), options: options
        )
        .html
    }

    private func choice(_ gone: MovePreview.GoneStatus) -> HTML {
        let stay = ChoiceOption("", words("studio.move.stay"))
        let label = words("studio.move.status", ["status": gone.status.label])
        return SelectInput(
            Question(Self.box(of: gone), label, words, hint: words.count(gone.dossiers, "studio.move.requests")),
            options: [stay] + gone.instead.map { ChoiceOption($0.key, $0.label) }
        ).html
    }
}
