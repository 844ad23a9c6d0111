"""The life that is measured: who does which step, on which day."""

LIFE: list[tuple[str, str, str, str]] = [
    # day, who, step, about
    ("2026-09-07", "bruno", "check_documents", ""),
    ("2026-09-07", "bruno", "assign_case", ""),
    ("2026-09-07", "ada", "meet_referrer", ""),
    ("2026-09-07", "ada", "familiarise_child", ""),
    ("2026-09-07", "ada", "interview_adult", "Marco"),
    ("2026-09-07", "ada", "interview_adult", "Lia"),
    ("2026-09-07", "ada", "assess_risk", ""),
    ("2026-09-07", "ada", "sign_agreement", ""),
    ("2026-09-07", "ada", "plan_visits", ""),
    ("2026-09-08", "sara", "confirm_visit", "14/09"),
    ("2026-09-08", "sara", "confirm_visit", "21/09"),
    ("2026-09-14", "ada", "hold_visit", "14/09"),
    ("2026-09-14", "ada", "record_visit", "14/09"),
    ("2026-09-15", "bruno", "validate_record", "14/09"),
    ("2026-09-21", "ada", "hold_visit", "21/09"),
    ("2026-09-21", "ada", "record_visit", "21/09"),
    ("2026-09-22", "bruno", "validate_record", "21/09"),
    ("2026-09-22", "bruno", "review_plan", ""),
    ("2026-09-22", "ada", "draft_report", ""),
    ("2026-09-22", "bruno", "validate_report", ""),
    ("2026-09-22", "gino", "sign_report", ""),
    ("2026-09-23", "sara", "transmit_report", ""),
    ("2026-09-23", "elsa", "acknowledge_report", ""),
]
