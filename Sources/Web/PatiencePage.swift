import Core
import Foundation
import Hummingbird

/// What a browser without scripts gets where work is asked: a wait, and what was typed, ready to be sent again.
struct PatiencePage {
    let visit: Visit
    let work: ProofOfWork

    func response() -> Response {
        let words = visit.words
        var response = visit.page(
            title: words("web.patience.title"), status: .tooManyRequests,
            """
            <h1>\(words("web.patience.title"))</h1>
            <p class="lead">\(words.count(left, "web.patience.wait"))</p>
            <p>\(words("web.patience.why"))</p>
            <form method="post" action="\(visit.request.uri.string)">\(visit.formToken)\(kept)
            \(Button(words("web.patience.continue")))</form>
            <p>\(words("web.patience.help", ["phone": visit.site.phone]))</p>
            """)
        response.headers[.retryAfter] = "\(left)"
        return response
    }

    /// Whoever pressed too soon goes on waiting from when they began.
    private var began: String? { left < Int(ProofOfWork.patience) ? visit.form.first(ProofOfWork.patienceField) : nil }

    private var left: Int {
        guard let wait = work.wait(of: visit), (0..<ProofOfWork.patience).contains(wait) else { return Int(ProofOfWork.patience) }
        return max(1, Int((ProofOfWork.patience - wait).rounded(.up)))
    }

    private var kept: HTML {
        let ours: Set = [FormTokens.field, ProofOfWork.field, ProofOfWork.patienceField]
        let fields = visit.form.values.filter { !ours.contains($0.key) }.sorted { $0.key < $1.key }
        return """
            \(fields.flatMap { field in field.value.map { input(field.key, $0) } })\
            \(input(ProofOfWork.patienceField, began ?? work.stamp(visit)))
            """
    }

    private func input(_ name: String, _ value: String) -> HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }
}
