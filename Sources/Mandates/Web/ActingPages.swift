import Core
import Hummingbird
import Web

/// Into the mode where one acts for somebody, and out of it.
struct ActingPages: Sendable {
    let room: MandatesFeature

    var routes: [Route] {
        [room.helping(.post, MandatePages.list + "/:mandate/agir", answer: begin), room.helping(.post, "/aidants/arret", answer: stop)]
    }

    @Sendable private func begin(_ visit: HelperVisit) async throws -> Response {
        try await room.acting.begin(try await room.mandate(visit), by: visit.helper, session: visit.session, at: visit.visit.now)
        return .seeOther("/")
    }

    @Sendable private func stop(_ visit: HelperVisit) async throws -> Response {
        if let acting = visit.helper.acting {
            try await room.acting.stop(acting, by: visit.helper, session: visit.session, at: visit.visit.now)
        }
        return .seeOther(MandatePages.home)
    }
}
