import HTTPTypes
import Hummingbird
import Web

extension Visit {
    /// Where a sign-in comes from.
    var origin: Origin { Origin(address: address, device: DeviceName(userAgent: request.headers[.userAgent] ?? "").text) }
}
