import Core
import Dossiers
import Insight
import Storage

/// Districts or addresses were imported anew: the requests of the last two years are counted with their new districts, some at a time. Killed anywhere, the job
/// is done again, and changes nothing the second time.
struct WhenDistrictsChanged {
    static let batch = 200

    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let next = try await product.insight.requestsToPlace(job.payload, now: product.clock()) else { return }
        let tracks = try await product.dossiers.tracks(of: next.organisation, receivedSince: next.since, after: next.after, atMost: Self.batch)
        guard let last = tracks.last else { return }
        try await CountDossiers(product: product).count(tracks)
        try await product.insight.placeNext(next, after: last.dossier, now: product.clock())
    }
}
