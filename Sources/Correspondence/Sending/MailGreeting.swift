import CCurlShim
import Foundation

extension MailServer {
    /// Whether the server answers, and lets us in. Sends nothing.
    public func greeting() async -> Delivery {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let milliseconds = Int(timeout / .milliseconds(1))
                continuation.resume(returning: Delivery(ccurl_mail_greet(url, user, password, requiresTLS ? 1 : 0, milliseconds)))
            }
        }
    }
}
