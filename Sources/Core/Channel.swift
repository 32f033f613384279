/// By which way a request came in, or an answer goes out.
public enum Channel: String, Sendable, CaseIterable {
    case web, phone, counter, post, email
}
