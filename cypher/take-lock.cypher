// Takes the server lock where it is free or its lease has run out; says whose it is then and for how long.
// params: owner, token, leaseMs
// Writing first makes a second taker wait until the first has decided.
MERGE (lock:TributaryLock {name: "server"})
SET lock.askedAt = timestamp()
WITH lock, lock.token IS NULL OR lock.leaseEnd < timestamp() AS isFree
FOREACH (_ IN CASE WHEN isFree THEN [1] ELSE [] END |
  SET lock.owner = $owner, lock.token = $token, lock.leaseEnd = timestamp() + toInteger($leaseMs))
RETURN isFree, lock.owner AS owner, lock.leaseEnd - timestamp() AS leftMs
