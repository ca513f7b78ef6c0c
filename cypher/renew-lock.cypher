// Prolongs the lease of a lock that is still held; no row where it is not.
// params: token, leaseMs
MATCH (lock:TributaryLock {name: "server"})
WHERE lock.token = $token
SET lock.leaseEnd = timestamp() + toInteger($leaseMs)
RETURN lock.owner AS owner
