-- Sets what a run says of itself, once its findings are written.
-- params: runNumber, record
UPDATE "run" SET "record" = :record WHERE "runNumber" = :runNumber
