import "@mantine/core/styles/baseline.layer.css";
import "./theme.css";
import "./fonts.css";
import "./base.css";
