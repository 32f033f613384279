import Core
import Definitions
import Forms
import Foundation
import Hummingbird
import Web

/// What could be made simpler in a procedure, by the figures of those who used it.
extension StudioPages {
    var evidenceRoutes: [Route] { [.agents(.get, StudioVisit.path + "/:slug/simplifier", Self.roles, answer: simplify)] }

    @Sendable private func simplify(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let words = visit.words
        let period = visit.visit.query("periode").flatMap(EvidencePeriod.init) ?? .quarter
        guard let (live, form) = try await liveForm(studio) else {
            return studio.page(words("studio.tool.simplifier"), "<p>\(words("studio.evidence.notLive"))</p>")
        }
        let figures = try await evidence.figures(
            of: studio.draft.slug, over: period.window(live: live, now: visit.now), in: visit.viewer.organisation, zone: visit.site.zone,
            now: visit.now)
        let view = EvidenceView(studio: studio, review: FormReview(form: form, figures: figures))
        return studio.page(words("studio.tool.simplifier"), kind: .wide, "\(periods(period, live, studio))\(view.html)")
    }

    /// The form that people fill in now.
    private func liveForm(_ studio: StudioVisit) async throws -> (CurrentBook, Form)? {
        guard let live = try await workshop.books.current(of: studio.draft.slug, in: studio.visit.viewer.organisation), live.isPublished,
            let form = ProcedureFile.written(live.source)?.form
        else { return nil }
        return (live, form)
    }

    private func periods(_ chosen: EvidencePeriod, _ live: CurrentBook, _ studio: StudioVisit) -> HTML {
        let words = studio.words
        let links = EvidencePeriod.allCases.map { period -> HTML in
            let current: HTML = "\(attribute: "aria-current", period == chosen ? "page" : nil)"
            let label =
                period == .version
                ? words("studio.evidence.period.version", ["number": "\(live.number)"]) : words("studio.evidence.period.\(period.rawValue)")
            return "<li><a href=\"\(studio.link("simplifier?periode=" + period.rawValue))\"\(current)>\(label)</a></li>"
        }
        return "<nav aria-label=\"\(words("studio.evidence.period"))\"><ul class=\"tabs\">\(links)</ul></nav>"
    }
}
