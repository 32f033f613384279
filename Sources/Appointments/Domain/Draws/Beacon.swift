import Core

/// Who has the rounds of a chain, under an address of its own.
protocol BeaconMirror: Sendable {
    func read(_ round: Int, on chain: BeaconChain) async throws(BeaconFault) -> BeaconValue
}

/// The mirrors that are asked for a round. Signatures are not verified here (pairings on BLS12-381 are in no library that we have): what more than half
/// of them say is believed, and kept with its signature, so that anyone verifies it.
struct Beacon: Sendable {
    let mirrors: [any BeaconMirror]

    /// Asks all of them at once.
    func value(of round: Int, on chain: BeaconChain) async throws(BeaconFault) -> BeaconValue {
        guard !mirrors.isEmpty else { throw .unset }
        let answers = await withTaskGroup(of: Result<BeaconValue, BeaconFault>.self) { group in
            for mirror in mirrors {
                group.addTask {
                    do throws(BeaconFault) { return .success(try await mirror.read(round, on: chain)) } catch { return .failure(error) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        return try settle(answers)
    }

    private func settle(_ answers: [Result<BeaconValue, BeaconFault>]) throws(BeaconFault) -> BeaconValue {
        let values = answers.compactMap { try? $0.get() }
        if let value = values.first(where: { value in values.count { $0 == value } * 2 > mirrors.count }) { return value }
        if values.contains(where: { $0 != values[0] }) { throw .disagreement }
        throw answers.contains(where: { $0 == .failure(.wrong) }) ? .wrong : .silent
    }
}
