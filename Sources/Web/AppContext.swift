import Hummingbird
import NIOCore

/// What the HTTP server tells of a request beside the request itself: where it comes from.
public struct AppContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The address of the other end of the connection: the reverse proxy, in production.
    public let peer: String?

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
