import CCurlShim
import Core
import Foundation

/// A mirror of the beacon: a relay of the League over https, on the internet alone, or one that runs on this machine.
struct BeaconHTTP: BeaconMirror {
    static let largest = 4096

    /// `https://api.drand.sh`
    let address: String
    /// In milliseconds.
    var timeout = 10_000

    /// Who administers the installation said this address, not who visits it.
    private var isOnThisMachine: Bool { address.hasPrefix("http://") }

    /// Waits on a thread made for it: libcurl blocks, and the threads that tasks share are few.
    func read(_ round: Int, on chain: BeaconChain) async throws(BeaconFault) -> BeaconValue {
        let answer: Result<String, BeaconFault> = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: fetch("\(address)/\(chain.path(of: round))")) }
        }
        let text = try answer.get()
        guard let json = try? JSON(text) else { throw .wrong }
        return try BeaconValue(json, of: round, on: chain)
    }

    private func fetch(_ url: String) -> Result<String, BeaconFault> {
        var isInside: Int32 = 0
        let page = ccurl_fetch_outside(url, "Accept: application/json", isOnThisMachine ? 1 : 0, timeout, Self.largest, &isInside)
        defer { ccurl_page_free(page) }
        if page.is_too_large != 0 { return .failure(.wrong) }
        // A relay answers 404 or 425 to a round that it does not have yet.
        guard page.curl_code == 0, page.status == 200 else { return .failure(.silent) }
        let bytes = page.body.map { UnsafeRawBufferPointer(start: $0, count: page.size) }
        return .success(bytes.map { String(decoding: $0, as: UTF8.self) } ?? "")
    }
}
