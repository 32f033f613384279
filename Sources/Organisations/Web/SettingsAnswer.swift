import Core
import Forms
import HTTPTypes
import Hummingbird
import Web

/// What every page of settings does the same way: show its form, save it, or show it again with what is wrong.
struct SettingsAnswer {
    let visit: AgentVisit
    /// The key of the page's title.
    let title: String
    /// Where the page is, and where it comes back to once saved.
    let path: String
    let content: (SettingsForm) -> HTML
    var back: [(label: String, href: String)] = []

    func shown(_ values: [String: String]) -> Response {
        page(SettingsForm(visit.words, values), status: .ok, isSaved: visit.visit.query("enregistre") != nil)
    }

    /// Runs `save`; what it refuses is shown on the form, with what was typed.
    func saved(_ values: [String: String], to destination: String? = nil, _ save: () async throws -> Void) async throws -> Response {
        do {
            try await save()
            return .seeOther((destination ?? path) + "?enregistre=1")
        } catch OrganisationProblem.invalid(let faults) {
            return page(SettingsForm(visit.words, values, faults: faults), status: .unprocessableContent)
        } catch OrganisationProblem.hostTaken(let host) {
            let message = OrganisationProblem.hostTaken(host).message
            return page(SettingsForm(visit.words, values, faults: [FieldProblem(field: "host", message: message)]), status: .unprocessableContent)
        } catch OrganisationProblem.unitKeyTaken(let key) {
            let message = OrganisationProblem.unitKeyTaken(key).message
            return page(SettingsForm(visit.words, values, faults: [FieldProblem(field: "key", message: message)]), status: .unprocessableContent)
        } catch OrganisationProblem.changedMeanwhile {
            return page(SettingsForm(visit.words, values, refusal: OrganisationProblem.changedMeanwhile.message), status: .conflict)
        }
    }

    func page(_ form: SettingsForm, status: HTTPResponse.Status, isSaved: Bool = false) -> Response {
        let words = visit.words
        let crumbs = Breadcrumb([(words("organisations.settings.title"), SettingsPages.path)] + back, words: words)
        return visit.visit.page(
            title: words(title), status: status,
            """
            \(crumbs)
            \(form.summary)
            \(isSaved ? Notice(.success, words("organisations.settings.saved")) : nil)
            <h1>\(words(title))</h1>
            <form method="post" action="\(path)" novalidate>\(visit.visit.formToken)\(form.version)
            \(content(form))
            \(Button(words("organisations.settings.save")))
            </form>
            """)
    }
}
